// Generated trolley scenes.

export default { render: context => renderAnew(context, 'trolleys', trolleyControls, () => ({})) };
