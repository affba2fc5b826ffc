// Choices with a name and a meaning each.

/** Radio buttons or checkboxes with a legend of their own; each row has a name and, under it, what it means. */
function choiceGroup(type, name, legend, options, id) {
  const inputs = options.map(option => {
    const own = `${id}-${name}-${option.id}`;
    const described = option.meaning ? { 'aria-describedby': `${own}-meaning` } : {};
    return h('input', { type, name: `${id}-${name}`, id: own, value: option.id, 'aria-labelledby': `${own}-name`, ...described });
  });
  const row = (option, index) => {
    const own = inputs[index].id;
    const label = h('span', { class: 'bfe-option-name', id: `${own}-name` }, option.label);
    const meaning = option.meaning ? h('span', { class: 'bfe-meaning', id: `${own}-meaning` }, option.meaning) : null;
    return h('label', { class: 'bfe-option', for: own }, inputs[index], h('span', {}, label, meaning));
  };
  const node = h(
    'fieldset',
    { class: `bfe-group bfe-group-${name}` },
    h('legend', {}, legend),
    h('div', { class: 'bfe-options' }, ...options.map(row))
  );
  return {
    node,
    chosen: () => inputs.filter(input => input.checked).map(input => input.value),
    choose: values => inputs.forEach(input => (input.checked = values.includes(input.value)))
  };
}
