// Generated phone calls.

const nameOf = question => ({ name: question.call.name });

export default { render: context => renderAnew(context, 'calls', callControls, nameOf) };
