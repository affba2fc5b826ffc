// A body map.

export default { render: context => renderQuestion(context, bodymapControls) };
