const said = document.getElementById('said');
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const command = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(command);
      said.textContent = said.dataset.copied.replace('{command}', () => command);
    } catch {
      said.textContent = said.dataset.failed;
    }
  });
}
