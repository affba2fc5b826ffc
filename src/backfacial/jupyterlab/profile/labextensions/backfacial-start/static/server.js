// The server behind the page: where it is, and a request to it.

const config = () => JSON.parse(document.getElementById('jupyter-config-data').textContent);

/** Its path with a slash at the end. */
export const baseUrl = () => config().baseUrl;

/** The answer to a request to the server's interface, `undefined` where it cannot be reached or refuses. */
export async function fromServer(path) {
  const { baseUrl, token } = config();
  const headers = token ? { Authorization: `token ${token}` } : {};
  const response = await fetch(`${baseUrl}api/${path}`, { headers, cache: 'no-store' }).catch(() => undefined);
  return response?.ok ? response : undefined;
}
