// One trolley scene.

export default { render: context => renderQuestion(context, trolleyControls) };
