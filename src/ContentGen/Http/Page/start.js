byId('start').addEventListener('submit', startRun);
byId('more').addEventListener('click', () => showPast(older).catch(error => tell(error.message)));

(async () => {
  showBreakers();
  showPast().catch(error => tell(error.message));
  try {
    const named = new URLSearchParams(location.search).get('runId');
    if (named) await follow(named);
    else {
      const latest = await ask('/api/bootstrap');
      if (latest.runId) await open(latest.runId);
      else showBrief(latest);
    }
  } catch (error) {
    tell(error.message);
    byId('brief').setAttribute('aria-busy', 'false');
  }
  setInterval(() => { if (!document.hidden) showBreakers(); }, 15000);
})();
