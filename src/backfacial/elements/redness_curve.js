// A small curve over an axis on which each unit of time has the same room. Points and units come from Python.

const CURVE = { width: 700, height: 122, top: 12, foot: 88, words: 114 };

/** Where a time stands, from 0 to 1; inside of a unit the axis is logarithmic. */
function curvePlace(units, seconds) {
  for (const [number, unit] of units.entries()) {
    if (seconds < unit.end || number === units.length - 1) {
      const share = Math.log(Math.max(seconds, unit.start) / unit.start) / Math.log(unit.end / unit.start);
      return (number + Math.min(1, share)) / units.length;
    }
  }
  return 1;
}

/** How strong it is at a place of the curve, from 0 to 1. */
function curveStrength(points, x) {
  for (let at = 1; at < points.length; at++) {
    const [[left, from], [right, to]] = [points[at - 1], points[at]];
    if (x < right) {
      return from + ((to - from) * (x - left)) / (right - left);
    }
  }
  return points[points.length - 1][1];
}

function curveNode(tag, attributes, text) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, String(value));
  }
  if (text) {
    node.textContent = text;
  }
  return node;
}

/** The curve. `draw(points)` draws another one, `mark(seconds)` moves the line that shows the time. */
function curve(units) {
  const { width, height, top, foot, words } = CURVE;
  const x = place => (place * width).toFixed(1);
  const y = strength => (foot - strength * (foot - top)).toFixed(1);
  const area = curveNode('path', { class: 'bfe-red-area' });
  const line = curveNode('path', { class: 'bfe-red-line' });
  const hand = curveNode('line', { class: 'bfe-red-hand', y1: top - 8, y2: foot });
  const dot = curveNode('circle', { class: 'bfe-red-dot', r: 7 });
  const node = curveNode('svg', { viewBox: `-4 0 ${width + 8} ${height}`, class: 'bfe-red-curve', 'aria-hidden': 'true' });
  for (const [number, unit] of units.entries()) {
    const left = x(number / units.length);
    node.append(curveNode('line', { class: 'bfe-red-grid', x1: left, x2: left, y1: top, y2: foot }));
    node.append(curveNode('text', { class: 'bfe-red-unit', x: x((number + 0.5) / units.length), y: words }, unit.text));
  }
  node.append(area, line, curveNode('line', { class: 'bfe-red-foot', x1: 0, x2: width, y1: foot, y2: foot }), hand, dot);
  let points = [[0, 0]];
  return {
    node,
    draw(drawn) {
      points = drawn;
      const way = points.map(([at, strength]) => `${x(at)} ${y(strength)}`).join('L');
      line.setAttribute('d', `M${way}`);
      area.setAttribute('d', `M${x(0)} ${foot}L${way}L${width} ${foot}Z`);
    },
    /** Gives how strong it is then. */
    mark(seconds) {
      const place = curvePlace(units, seconds);
      const strength = curveStrength(points, place);
      hand.setAttribute('x1', x(place));
      hand.setAttribute('x2', x(place));
      dot.setAttribute('cx', x(place));
      dot.setAttribute('cy', y(strength));
      return strength;
    }
  };
}
