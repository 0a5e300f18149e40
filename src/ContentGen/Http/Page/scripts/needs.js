/** The map of who needs whom, drawn from the status. */
import { svg } from './dom.js';

export const agentTitle = name => name.toLowerCase().split('_').map(word => word[0].toUpperCase() + word.slice(1)).join(' ');

/** Agents that share their needs' depth run side by side. */
function pairsOf(status) {
  const depth = name => Math.max(0, ...(status.dependencies[name] ?? []).map(need => depth(need) + 1));
  return status.agents.reduce((pairs, agent, index) => {
    if (pairs.at(-1)?.length !== 1 || depth(agent.name) !== depth(status.agents[index - 1].name)) pairs.push([]);
    pairs.at(-1).push(agent);
    return pairs;
  }, []);
}

/** Past a pair in between, an arrow keeps to the margin or to the gap between the columns. */
function route(from, to) {
  const aside = Math.sign(to.x - from.x);
  if (to.y - from.y <= 80) {
    return `M${from.x + aside * 12} ${from.y + 15} C${from.x + aside * 30} ${from.y + 40} ${to.x - aside * 30} ${to.y - 40} ${to.x - aside * 12} ${to.y - 15}`;
  }
  if (!aside) return `M${from.x - 72} ${from.y} C${from.x - 92} ${from.y + 20} ${to.x - 92} ${to.y - 20} ${to.x - 72} ${to.y}`;
  const gap = (from.x + to.x) / 2;
  return `M${from.x + aside * 66} ${from.y + 15} C${gap} ${from.y + 45} ${gap} ${to.y - 45} ${to.x - aside * 66} ${to.y - 15}`;
}

export function needsMap(status) {
  const at = new Map();
  const pairs = pairsOf(status);
  pairs.forEach((pair, row) => pair.forEach((agent, column) => at.set(agent.name, { x: 98 + column * 174, y: 24 + row * 74 })));
  const arrows = [];
  const words = [];
  for (const [name, needs] of Object.entries(status.dependencies)) {
    for (const need of needs) {
      const [from, to] = [at.get(need), at.get(name)];
      if (from && to) arrows.push(svg('path', { d: route(from, to), 'marker-end': 'url(#tip)' }));
    }
    words.push(`${agentTitle(name)} needs ${needs.length ? needs.map(agentTitle).join(' and ') : 'only the headlines'}.`);
  }
  const boxes = [...at].map(([name, { x, y }]) => svg('g', {},
    svg('rect', { x: x - 72, y: y - 15, width: 144, height: 30, rx: 8 }), svg('text', { x, y: y + 4 }, agentTitle(name))));
  const tip = svg('defs', {}, svg('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    svg('path', { d: 'M0 0L8 4L0 8' })));
  return svg('svg', { class: 'map', viewBox: `0 0 348 ${pairs.length * 74 - 26}`, role: 'img', 'aria-label': words.join(' ') }, tip, ...arrows, ...boxes);
}
