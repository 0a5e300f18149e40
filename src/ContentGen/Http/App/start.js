byId('start').addEventListener('submit', startRun);
byId('more').addEventListener('click', () => showPast(older).catch(error => tell(error.message)));

(async () => {
  showBreakers();
  showPast().catch(error => tell(error.message));
  try {
    const named = new URLSearchParams(location.search).get('runId');
    if (named) await follow(named);
    else showBrief(await ask('/api/bootstrap'));
  } catch (error) {
    tell(error.message);
    byId('brief').setAttribute('aria-busy', 'false');
  }
  setInterval(() => { if (!document.hidden) showBreakers(); }, 15000);
})();
