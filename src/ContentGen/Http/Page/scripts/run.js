/** Starts a run and follows it until it has ended; finds it again for who left and came back. */
import { ask } from './api.js';
import { leaveBrief, openBrief } from './brief.js';
import { announce, byId, toast } from './dom.js';
import { grow, showGrowing, stepName, TimeLeft } from './growing.js';
import { device, visit } from './memory.js';
import { leaveReview, review } from './review.js';

const ended = ['COMPLETED', 'PARTIAL', 'FAILED'];
const missesAllowed = 8;
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

let following = null;

export const runUnderWay = () => device.read('run');

/** The address of the page names the run, so that it can be kept, shared and gone back to. */
export function nameRun(runId) {
  const address = new URL(location.href);
  if (runId) address.searchParams.set('runId', runId); else address.searchParams.delete('runId');
  address.hash = '';
  if (address.href !== location.href) history.pushState(null, '', address);
}

async function cancel(runId) {
  const stop = visit.read('stop');
  byId('cancel').disabled = true;
  try {
    const address = new URL(stop.address.replace('{text}', encodeURIComponent('Cancelled on the page')));
    const answer = await fetch(address.pathname + address.search, { method: 'POST' });
    if (!answer.ok && answer.status !== 410) throw new Error();
    visit.write('cancelled', runId);
    announce('The brief is being cancelled.');
  } catch {
    byId('cancel').disabled = false;
    toast('It could not be cancelled. It goes on.', 'bad');
  }
}

/** @returns the started run's id */
export async function startRun(body) {
  const started = await ask('/api/generate-fresh', { method: 'POST', body });
  // The address that stops it holds a secret of the service; it is not kept beyond this window.
  if (started.terminatePostUri) visit.write('stop', { runId: started.runId, address: started.terminatePostUri });
  device.write('run', { runId: started.runId, stories: body.maxStories ?? 5, edition: body.edition ?? null });
  nameRun(started.runId);
  return started.runId;
}

export function leaveRun() {
  following = null;
  leaveReview();
}

function tell(status, spoken) {
  const now = status.status === 'WAITING_FOR_REVIEW' ? 'Waiting for your word'
    : (status.currentAgent ?? '').split(',').filter(Boolean).map(stepName).join(', ');
  if (now && now !== spoken) announce(`${now}.`);
  return now || spoken;
}

/** @param over what to do with how it ended: {status, runId, cancelled} or {error, runId} */
export async function follow(runId, over) {
  leaveRun();
  following = runId;
  const left = new TimeLeft();
  let spoken = '';
  let card = false;
  for (let misses = 0; following === runId;) {
    try {
      const status = await ask(`/api/agent-status?runId=${encodeURIComponent(runId)}`);
      if (following !== runId) return;
      misses = 0;
      if (ended.includes(status.status)) {
        await finish(runId, status, over);
        return;
      }
      if (!card) {
        showCard(runId);
        card = true;
      }
      left.heard(status.estimatedTimeRemaining, Date.now());
      spoken = tell(status, spoken);
      grow(status, left, Date.now());
      if (status.status === 'WAITING_FOR_REVIEW') await review(runId, status);
      else leaveReview();
    } catch (error) {
      if (error.status === 404 || ++misses >= missesAllowed) {
        forget(runId);
        await over({ error, runId });
        return;
      }
      if (card) byId('run-time').textContent = 'Waiting for the service to answer';
    }
    await pause(document.hidden ? 3000 : 600);
  }
}

function showCard(runId) {
  leaveBrief();
  const run = runUnderWay();
  const known = run?.runId === runId ? run : null;
  const stop = visit.read('stop');
  showGrowing({ stories: known?.stories ?? 5, edition: known?.edition, cancel: stop?.runId === runId ? () => cancel(runId) : null });
  document.title = 'Being made – Daily news brief';
}

function forget(runId) {
  if (runUnderWay()?.runId === runId) device.write('run', null);
  if (visit.read('stop')?.runId === runId) visit.write('stop', null);
}

async function finish(runId, status, over) {
  const cancelled = visit.read('cancelled') === runId;
  leaveReview();
  forget(runId);
  following = null;
  if (status.status !== 'FAILED') await openBrief(runId);
  await over({ status, runId, cancelled });
}
