/** Marks each word while it is spoken; a click on a word, or Enter while the text has the focus, plays from there. */
class Karaoke {
  constructor(player, text, words, sentences) {
    this.player = player;
    this.words = words;
    this.current = -1;
    this.spans = words.map((timing, index) => make('span', { class: 'word', 'data-index': index }, timing.word));
    text.replaceChildren(...this.paragraphs(sentences));
    text.tabIndex = 0;
    text.setAttribute('role', 'group');
    text.setAttribute('aria-label', 'Script. Arrow keys move from word to word, Enter plays from there.');
    text.addEventListener('click', event => this.seek(event.target.closest('.word')));
    text.addEventListener('keydown', event => this.key(event));
    for (const name of ['timeupdate', 'seeked', 'play']) player.addEventListener(name, () => this.tick());
    player.addEventListener('play', () => this.run());
  }

  /** Every sentence's text with the spoken words found in it one after another. */
  paragraphs(sentences) {
    let next = 0;
    const spoken = sentence => {
      const nodes = [];
      let place = 0;
      while (next < this.words.length) {
        const found = this.find(sentence.text, this.words[next].word, place);
        if (found < 0) break;
        const end = found + this.words[next].word.length;
        nodes.push(sentence.text.slice(place, found), this.spans[next]);
        this.spans[next].textContent = sentence.text.slice(found, end);
        place = end;
        next++;
      }
      return [...nodes, sentence.text.slice(place), ' '];
    };
    return paragraphsOf(sentences).map(group => make('p', {}, ...group.flatMap(spoken)));
  }

  // A spoken word begins within a few characters of the last one; further on it belongs to another sentence.
  find(text, word, from) {
    const at = text.indexOf(word, from);
    return at >= 0 && at - from <= 12 ? at : -1;
  }

  seek(span) {
    if (!span) return;
    this.player.currentTime = this.words[Number(span.dataset.index)].start + 0.001;
    this.tick();
    this.player.play().catch(() => {});
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.mark(Math.min(this.words.length - 1, Math.max(0, this.current + step)));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.key === ' ' && !this.player.paused) this.player.pause();
      else this.seek(this.spans[Math.max(0, this.current)]);
    }
  }

  run() {
    if (this.player.paused || this.player.ended || !this.player.isConnected) return;
    this.tick();
    requestAnimationFrame(() => this.run());
  }

  tick() {
    const now = this.player.currentTime;
    let [low, high] = [0, this.words.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.words[middle].start <= now) low = middle; else high = middle - 1;
    }
    this.mark(now >= this.words[low].start && now < this.words[low].end ? low : this.current);
  }

  mark(index) {
    if (index === this.current || index < 0) return;
    this.spans[this.current]?.removeAttribute('aria-current');
    this.spans[index].setAttribute('aria-current', 'true');
    this.current = index;
  }
}

/** A story's sentences stand together, with the sentence that leads to them. */
function paragraphsOf(sentences) {
  const groups = [];
  let story = '';
  for (const sentence of sentences) {
    const key = sentence.storyIds.join();
    if (!groups.length || (story && key !== story)) {
      groups.push([]);
      story = '';
    }
    groups.at(-1).push(sentence);
    story = key || story;
  }
  return groups;
}
