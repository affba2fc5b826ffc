// All options that apply: checkboxes.

function selectControls(question, words, id, model) {
  const inputs = question.options.map(option =>
    h('input', { type: 'checkbox', id: `${id}-${option.id}`, value: option.id })
  );
  return {
    hint: words.hint,
    nodes: [optionList(question.options, inputs, model.get('pictures'))],
    read() {
      const chosen = inputs.filter(input => input.checked).map(input => input.value);
      return { response: chosen.length ? chosen : null };
    },
    write(response) {
      inputs.forEach(input => (input.checked = response?.includes(input.value) ?? false));
    }
  };
}

export default { render: context => renderQuestion(context, selectControls) };
