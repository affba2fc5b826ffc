// A client's visit.

export default { render: context => renderQuestion(context, caseControls) };
