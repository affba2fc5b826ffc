// Asks the index of a table. The same as `backfacial/knowledge/search/ask.py`: whoever changes one changes the other.

const MOST_WORDS = 24;
const MOST_UNKNOWN = 5;
const BEGINNING = 3;
const MISTYPED = [[7, 2], [4, 1]];
const LONGEST = 30;
const LEADS = 120;
const LATER = 14;
const WEAK = 2;
const PART = 4;

/** The words of a text, an id with a hyphen as one: small letters, no accents. */
function wordsOf(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z]+[0-9]*-[0-9]+[a-z]?|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []).map(word => word.replaceAll('’', "'"));
}

/** Slips from one word to another: a letter wrong, missing or too many, or two changed about; `most + 1` for more. */
function slipsBetween(from, to, most) {
  if (Math.abs(from.length - to.length) > most) {
    return most + 1;
  }
  let [before, last, row] = [[], [], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) {
      return most + 1;
    }
  }
  return Math.min(row[to.length], most + 1);
}

class Asker {
  constructor(index) {
    this.index = index;
    this.stemOf = new Map(
      Object.entries(index.forms).flatMap(([stem, words]) => words.split(' ').map(word => [word, stem]))
    );
    this.stops = new Set(index.stops.split(' '));
    this.weak = new Set(index.weak.split(' '));
    this.endings = index.endings.split(' ');
    this.names = index.everyday
      .flatMap((each, at) => each.names.split('|').map(name => this.name(name.split(' '), each, index.alone.includes(at))))
      .sort((a, b) => b.words.length - a.words.length);
  }

  /** An everyday name: its stems, what it stands for, and if that takes the place of its words. */
  name(words, everyday, alone) {
    const rarity = Math.max(...words.map(stem => this.rarity(stem)));
    const rows = everyday.leads.flatMap((row, at) => [row, Math.floor((rarity * (LEADS - LATER * at)) / 100)]);
    const means = everyday.means.split(' ').filter(Boolean);
    const own = words.length === 1 ? words : [];
    const stems = new Set([...means, ...own]);
    return { words, alone, instead: stems.size > 0, group: { stems, rows, rarity, weak: false } };
  }

  rarity(stem) {
    return Object.hasOwn(this.index.posts, stem) ? this.index.posts[stem][0] : this.index.rarest;
  }

  /** Rows, the best first; `readAs` are words taken for others, `unknown` those that are nowhere. */
  ask(text, among) {
    const typed = [...new Set(this.joined(wordsOf(text)))].slice(0, MOST_WORDS);
    const strong = typed.filter((word, at) => this.tells(word, typed[at - 1] ?? ''));
    const telling = strong.length ? strong : typed;
    const [readAs, unknown, stems] = [new Map(), [], []];
    for (const word of telling) {
      let found = this.known(word);
      if (!found.size && unknown.length + readAs.size < MOST_UNKNOWN) {
        const alike = this.mistyped(word);
        found = new Set(alike.map(each => this.stemOf.get(each)));
        if (alike.length) {
          readAs.set(word, alike);
        }
      }
      if (found.size) {
        stems.push(found);
      } else {
        unknown.push(word);
      }
    }
    const passing = typed.filter(word => !telling.includes(word) && this.stemOf.has(word));
    const groups = this.groups(stems, passing.map(word => this.stemOf.get(word)));
    return { rows: this.ranked(groups, typed, among), readAs, unknown };
  }

  /** Whether a word says something of what is asked. A number does after one that does: gate 3, not 3 days. */
  tells(word, before) {
    return /^[0-9]+$/.test(word) ? before !== '' && !this.stops.has(before) : !this.stops.has(word);
  }

  isWeak(stems) {
    return [...stems].every(stem => this.weak.has(stem));
  }

  joined(words) {
    const found = [];
    for (let at = 0; at < words.length; at++) {
      const pair = words.slice(at, at + 2);
      const isOne = pair.length === 2 && this.stemOf.has(pair.join('')) && !pair.some(word => this.stops.has(word));
      found.push(isOne ? pair.join('') : words[at]);
      at += isOne ? 1 : 0;
    }
    return found;
  }

  known(word) {
    if (this.stemOf.has(word)) {
      return new Set([this.stemOf.get(word)]);
    }
    for (const ending of this.endings) {
      const base = word.endsWith(ending) ? word.slice(0, -ending.length) : '';
      if (base.length < BEGINNING) {
        continue;
      }
      const single = base.at(-1) === base.at(-2) ? base.slice(0, -1) : base;
      const stem = [base, single, `${base}i`].find(each => Object.hasOwn(this.index.posts, each)) ?? this.stemOf.get(base);
      if (stem !== undefined) {
        return new Set([stem]);
      }
    }
    const begun = word.length < BEGINNING ? [] : [...this.stemOf].filter(([each]) => each.startsWith(word));
    return new Set(begun.map(([, stem]) => stem));
  }

  mistyped(word) {
    const slips = word.length < LONGEST ? (MISTYPED.find(([letters]) => letters <= word.length)?.[1] ?? 0) : 0;
    if (!slips) {
      return [];
    }
    const near = [...this.stemOf.keys()].map(each => [slipsBetween(word, each, slips), each]);
    const least = Math.min(...near.map(([distance]) => distance));
    return least > slips ? [] : near.filter(([distance]) => distance === least).map(([, each]) => each);
  }

  groups(stems, passing) {
    const every = new Set([...passing, ...stems.flatMap(group => [...group])]);
    const [found, fired] = [[], []];
    let left = stems;
    for (const { words, alone, instead, group } of this.names) {
      if (fired.some(longer => longer.length > words.length && words.every(stem => longer.includes(stem)))) {
        continue;
      }
      const isMore = stems.some(each => !words.some(stem => each.has(stem)) && !this.isWeak(each));
      if (words.every(stem => every.has(stem)) && !(alone && isMore)) {
        fired.push(words);
        found.push(group);
        if (instead) {
          left = left.filter(each => !words.some(stem => each.has(stem)));
        }
      }
    }
    return [...found, ...left.map(group => ({ stems: group, rows: [], rarity: 0, weak: this.isWeak(group) }))];
  }

  ranked(groups, typed, among) {
    const [score, covered] = [new Map(), new Map()];
    const amongOthers = !groups.every(group => group.weak);
    for (const group of groups) {
      const part = group.weak && amongOthers ? WEAK : 1;
      const best = new Map();
      for (let at = 0; at < group.rows.length; at += 2) {
        best.set(group.rows[at], group.rows[at + 1]);
      }
      const posts = [...group.stems].filter(stem => Object.hasOwn(this.index.posts, stem)).map(stem => this.index.posts[stem]);
      for (const post of posts) {
        for (let at = 1; at < post.length; at += 2) {
          best.set(post[at], Math.max(best.get(post[at]) ?? 0, post[at + 1]));
        }
      }
      const rarity = group.rarity || (posts.length ? Math.min(...posts.map(post => post[0])) : 0);
      for (const [row, weight] of best) {
        if (!among || among.has(row)) {
          score.set(row, (score.get(row) ?? 0) + Math.floor(weight / part));
          covered.set(row, (covered.get(row) ?? 0) + Math.floor(rarity / part));
        }
      }
    }
    for (const word of typed) {
      const passing = Object.hasOwn(this.index.passing, word) ? this.index.passing[word] : [];
      for (let at = 0; at < passing.length; at += 2) {
        if (score.has(passing[at])) {
          score.set(passing[at], score.get(passing[at]) + passing[at + 1]);
        }
      }
    }
    const most = Math.max(0, ...covered.values());
    const worth = row => score.get(row) * covered.get(row);
    return [...score.keys()].filter(row => covered.get(row) * PART >= most).sort((a, b) => worth(b) - worth(a) || a - b);
  }
}
