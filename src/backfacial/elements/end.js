// The end of a lesson, read anew whenever its part is shown.

export default drawnView('bfe-map bfe-end-of-lesson', 'bf-part');
