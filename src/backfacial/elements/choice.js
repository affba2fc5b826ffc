// One of several options: radio buttons.

function choiceControls(question, words, id, model) {
  const inputs = question.options.map(option =>
    h('input', { type: 'radio', name: id, id: `${id}-${option.id}`, value: option.id })
  );
  return {
    hint: words.hint,
    nodes: [optionList(question.options, inputs, model.get('pictures'))],
    read: () => ({ response: inputs.find(input => input.checked)?.value ?? null }),
    write(response) {
      inputs.forEach(input => (input.checked = input.value === response));
    }
  };
}

export default { render: context => renderQuestion(context, choiceControls) };
