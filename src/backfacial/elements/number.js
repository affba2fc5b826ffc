// A number in a given unit: 6, 6.5 and 6,5 are all taken.

const NUMBER = /^[+-]?(\d{1,12}([.,]\d{1,6})?|[.,]\d{1,6})$/;
const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/; // 1,500 may mean 1500 or 1.5: better asked than guessed

/** The value, null for an empty field, undefined for what is no number. */
function valueOf(text) {
  const trimmed = text.trim().replace('\u2212', '-');
  if (!trimmed) {
    return null;
  }
  return NUMBER.test(trimmed) && !THOUSANDS.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined;
}

function numberControls(question, words, id) {
  const problem = h('p', { class: 'bfe-problem', id: `${id}-problem` });
  const unit = h('span', { class: 'bfe-unit', 'aria-hidden': 'true' }, question.unit);
  const label = h('label', { for: `${id}-value` }, fill(words['number-label'], { unit: question.unit }));
  const input = h('input', {
    type: 'text',
    inputmode: 'decimal',
    autocomplete: 'off',
    id: `${id}-value`,
    class: 'bfe-number-field',
    'aria-describedby': problem.id
  });
  const complain = () => {
    const wrong = valueOf(input.value) === undefined;
    input.setAttribute('aria-invalid', String(wrong));
    const key = THOUSANDS.test(input.value.trim()) ? 'number-thousands' : 'number-format';
    problem.replaceChildren(...(wrong ? [sign('trouble'), h('span', {}, words[key])] : []));
    return words[key];
  };
  // while it is typed a number may be half a number: what was wrong is taken back at once, said only at the end
  input.addEventListener('input', () => valueOf(input.value) !== undefined && complain());
  return {
    hint: words['number-hint'],
    nodes: [h('div', { class: 'bfe-number-row' }, label, h('div', { class: 'bfe-number-box' }, input, unit)), problem],
    pause: 1000,
    read() {
      const value = valueOf(input.value);
      return value === undefined
        ? { invalid: true, complain }
        : { response: value === null ? null : { value, unit: question.unit } };
    },
    write(response) {
      input.value = response === null ? '' : String(response.value);
      complain();
    }
  };
}

export default { render: context => renderQuestion(context, numberControls) };
