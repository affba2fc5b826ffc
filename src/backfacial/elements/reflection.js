// A text in own words, saved while it is written.

function reflectionControls(question, words, id) {
  const count = h('p', { class: 'bfe-count', id: `${id}-count` });
  const label = h('label', { for: `${id}-text` }, words['reflection-label']);
  const area = h('textarea', { id: `${id}-text`, rows: 6, 'aria-describedby': count.id });
  const recount = () => {
    const number = area.value.match(/\S+/g)?.length ?? 0;
    const sentence = words[number === 1 ? 'reflection-count-one' : 'reflection-count'];
    count.textContent = fill(sentence, { words: number, signs: [...area.value].length });
    if (!CSS.supports('field-sizing', 'content')) {
      area.style.height = 'auto'; // grows with the text, so that all of it can be seen
      area.style.height = `${area.scrollHeight + 4}px`;
    }
  };
  area.addEventListener('input', recount);
  return {
    hint: words['reflection-hint'],
    nodes: [label, area, count],
    pause: 1500,
    read: () => ({ response: area.value.trim() ? area.value : null }),
    write(response) {
      area.value = response ?? '';
      recount();
    },
    merge: joined
  };
}

/** Two versions of a text of which neither may be lost. */
function joined(saved, draft) {
  if (!saved || draft?.includes(saved)) {
    return draft;
  }
  return !draft || saved.includes(draft) ? saved : `${saved}\n\n${draft}`;
}

export default { render: context => renderQuestion(context, reflectionControls) };
