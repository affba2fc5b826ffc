// Generated body maps.

export default { render: context => renderAnew(context, 'maps', bodymapControls, () => ({})) };
