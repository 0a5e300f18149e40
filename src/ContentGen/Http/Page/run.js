const ended = ['COMPLETED', 'PARTIAL', 'FAILED'];
const stateWords = {
  WAITING: 'Waiting', RUNNING: 'Running', RETRYING: 'Retrying', COMPLETED: 'Done', FAILED: 'Failed', SKIPPED: 'Not called',
  STARTING: 'Starting', PARTIAL: 'Done, with fallbacks',
};
const stateTones = { COMPLETED: 'good', RETRYING: 'warn', PARTIAL: 'warn', SKIPPED: 'warn', FAILED: 'bad' };

let following = null;

function setPill(pill, state) {
  pill.textContent = stateWords[state] ?? state;
  pill.dataset.tone = stateTones[state] ?? '';
  if (state === 'RUNNING' || state === 'RETRYING' || state === 'STARTING') pill.dataset.busy = ''; else delete pill.dataset.busy;
}

/** Agents that share their needs' depth run side by side. */
function pairsOf(status) {
  const depth = name => Math.max(0, ...(status.dependencies[name] ?? []).map(need => depth(need) + 1));
  const agents = status.agents;
  return agents.reduce((pairs, agent, index) => {
    if (index % 2 === 0 || depth(agent.name) !== depth(agents[index - 1].name)) pairs.push([]);
    pairs.at(-1).push(agent);
    return pairs;
  }, []);
}

function agentRow(agent) {
  const pill = make('span', { class: 'pill' });
  setPill(pill, agent.status);
  const notes = [
    agent.durationMs === null ? null : seconds(agent.durationMs),
    agent.attempts > 1 ? `attempt ${agent.attempts}` : null,
    agent.source && agent.source !== 'live' ? `${(sourceWords[agent.source] ?? agent.source).toLowerCase()} content used` : null,
    agent.error,
  ].filter(Boolean).join(' · ');
  return make('div', { class: 'agent', role: 'group', 'aria-label': `${agentTitle(agent.name)}: ${stateWords[agent.status] ?? agent.status}` },
    make('span', { class: 'name' }, agentTitle(agent.name)), pill, notes ? make('span', { class: 'note' }, notes) : null);
}

function progressWords(status) {
  const count = `${status.progress.completed} of ${status.progress.total} agents ended`;
  if (ended.includes(status.status)) return `${count}.`;
  if (status.progress.completed === status.progress.total) return 'All agents ended; the brief is being spoken and published.';
  return `${count}; about ${status.estimatedTimeRemaining} s to go.`;
}

function showRun(status) {
  const card = byId('run');
  card.hidden = false;
  if (ended.includes(status.status)) card.dataset.ended = ''; else delete card.dataset.ended;
  setPill(byId('run-status'), status.status);
  byId('run-progress').value = status.progress.percentage;
  byId('run-time').textContent = progressWords(status);
  byId('pairs').replaceChildren(...pairsOf(status).map(pair => make('li', {}, ...pair.map(agentRow))));
  if (!byId('needs').firstChild) byId('needs').replaceChildren(needsMap(status));
}

/** Past a pair in between, an arrow keeps to the margin or to the gap between the columns. */
function route(from, to) {
  const aside = Math.sign(to.x - from.x);
  if (to.y - from.y <= 80) return `M${from.x + aside * 12} ${from.y + 15} C${from.x + aside * 30} ${from.y + 40} ${to.x - aside * 30} ${to.y - 40} ${to.x - aside * 12} ${to.y - 15}`;
  if (!aside) return `M${from.x - 72} ${from.y} C${from.x - 92} ${from.y + 20} ${to.x - 92} ${to.y - 20} ${to.x - 72} ${to.y}`;
  const gap = (from.x + to.x) / 2;
  return `M${from.x + aside * 66} ${from.y + 15} C${gap} ${from.y + 45} ${gap} ${to.y - 45} ${to.x - aside * 66} ${to.y - 15}`;
}

function needsMap(status) {
  const svg = (tag, attributes, ...children) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const at = new Map();
  pairsOf(status).forEach((pair, row) => pair.forEach((agent, column) => at.set(agent.name, { x: 98 + column * 174, y: 24 + row * 74 })));
  const arrows = [];
  const words = [];
  for (const [name, needs] of Object.entries(status.dependencies)) {
    for (const need of needs) {
      const [from, to] = [at.get(need), at.get(name)];
      if (!from || !to) continue;
      arrows.push(svg('path', { d: route(from, to), 'marker-end': 'url(#tip)' }));
    }
    words.push(`${agentTitle(name)} needs ${needs.length ? needs.map(agentTitle).join(' and ') : 'only the headlines'}.`);
  }
  const boxes = [...at].map(([name, { x, y }]) => svg('g', {},
    svg('rect', { x: x - 72, y: y - 15, width: 144, height: 30, rx: 8 }), svg('text', { x, y: y + 4 }, agentTitle(name))));
  const tip = svg('defs', {}, svg('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    svg('path', { d: 'M0 0L8 4L0 8' })));
  return svg('svg', { class: 'map', viewBox: '0 0 348 196', role: 'img', 'aria-label': words.join(' ') }, tip, ...arrows, ...boxes);
}

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Reads the status until the run has ended or another one is followed. */
async function follow(runId) {
  following = runId;
  byId('needs').replaceChildren();
  byId('trace').replaceChildren();
  let spoken = '';
  let misses = 0;
  while (following === runId) {
    try {
      const status = await ask(`/api/agent-status?runId=${encodeURIComponent(runId)}`);
      if (following !== runId) return;
      misses = 0;
      showRun(status);
      const news = ended.includes(status.status) ? stateWords[status.status] : (status.currentAgent ?? '').split(',').filter(Boolean).map(agentTitle).join(' and ');
      if (news && news !== spoken) announce(ended.includes(status.status) ? `Run: ${news}.` : `${news} running.`);
      spoken = news;
      if (ended.includes(status.status)) { await delivered(runId, status); return; }
    } catch (error) {
      if (++misses >= 5) { tell(error.message); return; }
    }
    showBreakers();
    await pause(document.hidden ? 3000 : 500);
  }
}

async function delivered(runId, status) {
  await Promise.allSettled([showBreakers(), showTrace(runId), showPast()]);
  if (status.status === 'FAILED') tell('The run was stopped and made no brief.');
  else await open(runId);
}

async function startRun(event) {
  event.preventDefault();
  const button = byId('go');
  button.disabled = true;
  tell(null);
  try {
    const started = await ask('/api/generate-fresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(byId('key').value ? { 'x-functions-key': byId('key').value } : {}) },
      body: JSON.stringify({ maxStories: Number(byId('stories').value), language: byId('language').value, forceFresh: byId('fresh').checked }),
    });
    announce('The run has started.');
    await follow(started.runId);
  } catch (error) {
    if (error.needsKey) { byId('key-field').hidden = false; byId('key').focus(); }
    tell(error.message);
  } finally {
    button.disabled = false;
  }
}

async function showTrace(runId) {
  const trace = await ask(`/api/trace/${encodeURIComponent(runId)}`);
  const number = value => make('td', { class: 'number' }, value === null || value === undefined ? '–' : value.toLocaleString());
  const head = ['Agent', 'Time', 'Retries', 'Read', 'Written'].map((title, index) => make('th', { scope: 'col', class: index ? 'number' : null }, title));
  const rows = trace.agents.map(agent => make('tr', {},
    make('th', { scope: 'row' }, agentTitle(agent.name)), make('td', { class: 'number' }, seconds(agent.duration) || '–'), number(agent.retryCount),
    number(agent.input.tokens), number(agent.output.tokens)));
  const sum = `${trace.totals.inputTokens.toLocaleString()} tokens read, ${trace.totals.outputTokens.toLocaleString()} written, ${trace.totals.speechCharacters.toLocaleString()} characters spoken.`;
  byId('trace').replaceChildren(make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows)), make('p', { class: 'quiet' }, sum));
}

const circuitWords = { CLOSED: 'Working', OPEN: 'Paused', HALF_OPEN: 'Being tried' };
const circuitTones = { CLOSED: 'good', OPEN: 'bad', HALF_OPEN: 'warn' };
const serviceWords = { newsapi: 'NewsAPI', bedrock: 'Amazon Bedrock', polly: 'Amazon Polly' };

async function showBreakers() {
  try {
    const { circuitBreakers } = await ask('/api/circuit-breakers');
    byId('breakers').replaceChildren(...circuitBreakers.map(breaker => make('li', {},
      make('span', {}, serviceWords[breaker.service] ?? breaker.service,
        breaker.consecutiveFailures ? make('small', { class: 'quiet' }, ` ${breaker.consecutiveFailures} failed in a row`) : null),
      make('span', { class: 'pill', 'data-tone': circuitTones[breaker.state] ?? '' }, circuitWords[breaker.state] ?? breaker.state))));
  } catch {
    byId('breakers').replaceChildren(make('li', { class: 'quiet' }, 'Cannot be read at the moment.'));
  }
}
