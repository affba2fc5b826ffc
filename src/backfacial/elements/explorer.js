// A table of facts in its place in a lesson.

function render({ model, el }) {
  el.append(new TableView(model.get('table'), model.get('words')).root);
}

export default { render };
