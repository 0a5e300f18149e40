/** Words that listeners use, for what the service calls otherwise. */

// The page speaks English; dates are written as the visitor's kind of English does.
const english = navigator.languages.find(language => language.startsWith('en')) ?? 'en-GB';

export const clock = total => `${Math.floor(total / 60)}:${String(Math.floor(total % 60)).padStart(2, '0')}`;

export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

export function lengthOf(seconds) {
  return seconds < 60 ? `${Math.round(seconds)} seconds` : count(Math.round(seconds / 60), 'minute');
}

const dayAndTime = new Intl.DateTimeFormat(english, { dateStyle: 'medium', timeStyle: 'short' });
const longDay = new Intl.DateTimeFormat(english, { weekday: 'long', day: 'numeric', month: 'long' });
const hourMinute = new Intl.DateTimeFormat(english, { hour: 'numeric', minute: '2-digit' });

export const moment = date => dayAndTime.format(new Date(date));
export const timeOfDay = date => hourMinute.format(new Date(date));

const midnight = date => new Date(date.getFullYear(), date.getMonth(), date.getDate());
const daysBetween = (one, other) => Math.round((midnight(other) - midnight(one)) / 86400000);

export function dayName(text) {
  const date = new Date(text);
  return ['Today', 'Yesterday'][daysBetween(date, new Date())] ?? longDay.format(date);
}

/** "Next at 18:00", "Next tomorrow at 6:30", "Next on Monday 30 November at 6:30" */
export function nextWords(text) {
  const days = daysBetween(new Date(), new Date(text));
  return `Next ${['', 'tomorrow '][days] ?? `on ${longDay.format(new Date(text))} `}at ${timeOfDay(text)}`;
}

export function partOfDay(text) {
  const hour = new Date(text).getHours();
  return hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** "Saturday morning, 28 November" */
export function occasion(text) {
  const date = new Date(text);
  const weekday = date.toLocaleDateString(english, { weekday: 'long' });
  return `${weekday} ${partOfDay(text)}, ${date.toLocaleDateString(english, { day: 'numeric', month: 'long' })}`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "3 hours ago"; the date for what is older than a week. */
export function ago(text) {
  const minutes = (new Date(text) - Date.now()) / 60000;
  if (minutes > 1 || minutes < -7 * 1440) return new Date(text).toLocaleDateString(english, { day: 'numeric', month: 'long', year: 'numeric' });
  if (minutes > -1) return 'just now';
  if (minutes > -60) return relative.format(Math.round(minutes), 'minute');
  if (minutes > -1440) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}

/** "from this morning": when something that was made earlier was made, seen from the brief it is used in. */
function fromWhen(madeAt, usedAt) {
  const days = daysBetween(madeAt, usedAt);
  const minutes = Math.round((usedAt - madeAt) / 60000);
  if (days === 0 && minutes < 60) return minutes < 2 ? 'from moments before' : `from ${minutes} minutes before`;
  if (days === 0) return `from the same ${partOfDay(madeAt)}`.replace('the same', daysBetween(usedAt, new Date()) === 0 ? 'this' : 'that');
  return days === 1 ? 'from the day before' : `from ${madeAt.toLocaleDateString(english, { day: 'numeric', month: 'long' })}`;
}

export const partNames = {
  headlines: 'Headlines', news: 'Stories', curation: 'Selection', favoriteStory: 'Favourite', script: 'Script',
  audio: 'Sound', mediaEnhancements: 'Picture ideas', weekendRecommendations: 'Weekend ideas',
};

const derivedWords = {
  news: 'in the news agencies’ own words', curation: 'in the order they came in', favoriteStory: 'the most relevant story',
  script: 'a plain reading of the stories', mediaEnhancements: 'with the stories’ own pictures', weekendRecommendations: 'drawn from the stories',
};
const missingWords = {
  headlines: 'without fresh headlines today', news: 'without stories today', curation: 'without a selection today',
  favoriteStory: 'without a favourite today', script: 'without a script today', audio: 'without sound today',
  mediaEnhancements: 'without pictures today', weekendRecommendations: 'without weekend ideas today',
};
const staticWords = { weekendRecommendations: 'ideas that are good on any weekend', script: 'a short standing text', news: 'a short standing text' };

/** Where a part of a brief came from; null where that is as it should be. */
export function origin(section, provenance, generatedAt) {
  const usedAt = new Date(generatedAt);
  switch (provenance?.source) {
    case 'cached': return fromWhen(new Date(usedAt - provenance.ageSeconds * 1000), usedAt);
    case 'derived': return derivedWords[section] ?? 'put together from the other parts';
    case 'static': return staticWords[section] ?? 'our standing text';
    case 'missing': return missingWords[section] ?? 'left out today';
    default: return null;
  }
}

const codes = { language: new Intl.DisplayNames('en', { type: 'language' }), region: new Intl.DisplayNames('en', { type: 'region' }) };
export const languageName = code => codes.language.of(code) ?? code;
export const countryName = code => codes.region.of(code.toUpperCase()) ?? code;

export const topicName = topic => ({ general: 'Top news', entertainment: 'Culture' })[topic] ?? sentence(topic);
export const styleName = style => ({ bulletin: 'One voice reads', conversation: 'Two voices talk' })[style] ?? sentence(style);
export const sentence = text => text ? text[0].toUpperCase() + text.slice(1) : '';

const rightToLeft = ['ar', 'fa', 'he', 'ur'];
export const directionOf = language => rightToLeft.includes(language) ? 'rtl' : 'ltr';

/** What stands behind a sentence: nothing where its writing has no spaces. */
export const gapAfter = text => /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$/.test(text) ? '' : ' ';
