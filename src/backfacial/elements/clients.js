// Generated clients.

const nameOf = question => ({ name: question.visit.name });

export default { render: context => renderAnew(context, 'clients', caseControls, nameOf) };
