// A client's visit, or a phone call after it.

export default { render: context => renderQuestion(context, controlsOfCase) };
