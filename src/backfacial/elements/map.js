// The map of the course, read anew whenever the start page is shown again.

export default drawnView('bfe-map', 'bf-shown');
