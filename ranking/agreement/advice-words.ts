/**
 * What people tell each other to do, as classes of verbs that mean one thing for a thing that is broken. Verbs are
 * stemmed before they are compared. A class of its own for every verb that is not listed with others.
 */
const classLines = [
  'on: enable activate tick reactivate reenable',
  'off: disable deactivate untick uncheck deselect unselect',
  'remove: remove delete erase purge trash discard clear wipe flush empty invalidate',
  'keep: keep',
  'leave: leave exit quit',
  'stay: stay join',
  'verify: verify validate',
  'uninstall: uninstall',
  'install: install',
  'reinstall: reinstall',
  'add: add',
  'restart: restart reboot relaunch powercycle',
  'reset: reset',
  'update: update upgrade',
  'downgrade: downgrade revert rollback',
  'replace: replace swap exchange',
  'level: level relevel',
  'clean: clean wash rinse wipe-down scrub',
  'unplug: unplug disconnect',
  'plug: replug reconnect',
  'charge: charge recharge',
  'pair: pair re-pair repair-bluetooth',
  'unpair: unpair forget',
  'allow: allow permit whitelist unblock',
  'block: block deny blacklist',
  'open: reopen',
  'contact: contact email',
  'increase: increase',
  'decrease: decrease lower reduce',
  'tighten: tighten',
  'loosen: loosen',
  'lock: lock',
  'unlock: unlock',
  'mute: mute',
  'unmute: unmute',
  'accept: accept',
  'decline: decline reject refuse',
  'hide: hide',
  'show: unhide',
  'mount: mount',
  'unmount: unmount eject',
  'link: link',
  'unlink: unlink',
  'subscribe: subscribe',
  'unsubscribe: unsubscribe',
  'follow: follow',
  'unfollow: unfollow',
] as const;

/** Verbs that stand for themselves. Steps on the way (click, choose, type) are none: they fix nothing alone. */
const plainVerbs =
  'adjust assign attach bleed bypass calibrate cancel change close configure connect convert cut defrost ' +
  'descale detach download drain drill dry edit export extend fill flash flip fold format glue grant hold import ' +
  'insert isolate launch lift lubricate measure merge migrate move oil prime pull push ' +
  'realign rebuild refill refresh refund regenerate register release relink remount rename repair resize resync resubmit ' +
  'retry revoke rewire rotate run scan screw seal rinse separate sharpen shorten shut slide soak solder ' +
  'squeeze stop stretch sync synchronise synchronize tape tilt toggle top transfer trim turn ' +
  'twist unscrew untangle upload use vacuum vent warm wrap';

/** Two words that are one verb; the second may stand after what is acted on ("turn it off"). */
const particleLines = [
  'on: turn+on switch+on toggle+on power+on',
  'off: turn+off switch+off toggle+off power+off',
  'shut: shut+down power+down',
  'downgrade: roll+back go+back',
  'signout: sign+out log+out',
  'signin: sign+in log+in',
  'unplug: take+out pull+out',
  'plug: plug+in',
  'backup: back+up',
  'cycle: power+cycle',
] as const;

/** Classes that undo each other: who says one against the other's says the opposite. */
const oppositeClasses: readonly (readonly [string, string])[] = [
  ['on', 'off'],
  ['install', 'uninstall'],
  ['add', 'remove'],
  ['update', 'downgrade'],
  ['unplug', 'plug'],
  ['allow', 'block'],
  ['increase', 'decrease'],
  ['tighten', 'loosen'],
  ['lock', 'unlock'],
  ['mute', 'unmute'],
  ['accept', 'decline'],
  ['hide', 'show'],
  ['mount', 'unmount'],
  ['link', 'unlink'],
  ['pair', 'unpair'],
  ['subscribe', 'unsubscribe'],
  ['follow', 'unfollow'],
  ['remove', 'keep'],
  ['leave', 'stay'],
  ['block', 'on'],
];

/** Do these two classes undo each other? */
export function areOpposite(one: string, other: string): boolean {
  return oppositeClasses.some(
    ([left, right]) => (one === left && other === right) || (one === right && other === left),
  );
}

type Stem = (word: string) => string;
export type VerbTable = {
  /** The class of a stemmed verb. */
  classes: ReadonlyMap<string, string>;
  /** By the stemmed verb: what its particles make of it. */
  particles: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** The verbs by their stems. */
export function readVerbs(stem: Stem): VerbTable {
  const classes = new Map<string, string>(plainVerbs.split(' ').map((verb) => [stem(verb), stem(verb)]));
  for (const line of classLines) {
    const [name = '', verbs = ''] = line.split(': ');
    for (const verb of verbs.split(' ')) classes.set(stem(verb), name);
  }
  const particles = new Map<string, Map<string, string>>();
  for (const line of particleLines) {
    const [name = '', pairs = ''] = line.split(': ');
    for (const pair of pairs.split(' ')) {
      const [verb = '', particle = ''] = pair.split('+');
      const known = particles.get(stem(verb)) ?? new Map<string, string>();
      particles.set(stem(verb), known.set(particle, name));
    }
  }
  return { classes, particles };
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Steps on the way: what follows a comma and one of these is no other thing. */
export const stepVerbs = wordSet(
  'choose copy enter paste point position press print return save select send sort store submit test type wait create ' +
    'click tap open go navigate check see make let try look find put set get take give pick search watch leave keep',
);

/** What stands after these, where nothing else is named, is what it is about: "update to 4.2", "flash it over Wi-Fi". */
export const aboutWords = wordSet('to over via through in with');

/** Where a thing's name ends. */
export const nameEnds = wordSet(
  'and or but then so because if when until before after while that which who where in on at from to with for by under ' +
    'into via using through within as of off out up down over than is are was were will would should can could may might ' +
    'it they you i we he she not again first now still also too instead once twice until unless whether however since ' +
    'during between without against about only just even completely entirely fully manually temporarily directly every ' +
    'inside outside onto there here back away apart together yet already permanently weekly monthly always fine fixed fixes solved solves resolved resolves worked ' +
    'works gave brought lets helped helps did does made makes seems seemed cured gone got get gets',
);

/** They say which, not what. */
export const determiners = wordSet(
  'the a an your my his her their our its this that these those all any some each every both whole same entire said ' +
    'relevant corresponding appropriate correct right actual',
);

/** Words that are no name of a thing: what stands before them is. */
export const kindWords = wordSet(
  'setting settings option options button switch checkbox box toggle feature function mode thing stuff item entry menu ' +
    'page section tab one ones field value software program application tool service system device unit file folder',
);

/** Without a word before them they name nothing. */
export const emptyWords = wordSet(
  'it this that everything anything something nothing problem issue error way time times step steps number question ' +
    'support team help link rest side part parts bit lot couple few minute minutes second seconds hour hours day days week while try ' +
    'fix solution answer thread post place end top bottom case need chance sure care note look them him her me us him work go get ' +
    'do make well fine process instructions instruction procedure guide people everyone someone anyone stuff things thing',
);

export const successPattern =
  /\b(?:since then|ever since|no more|works? again|back to normal|got it|gave me|brought|fix(?:ed|es)|solv(?:ed|es)|resolv(?:ed|es)|work(?:ed|s)|help(?:ed|s)|did the trick|does the trick|sorted|cured|gone)\b/i;
/** "Clearing the cache is pointless." */
export const uselessPattern =
  /\b(?:useless|pointless|waste of|no (?:use|effect|difference|luck|change|help)|nothing|in vain|worse|ruined?|bricked|broke|did\s?n['’]?t|does\s?n['’]?t|wo\s?n['’]?t|not|never|don['’]?t|needless|unnecessary)\b/i;
export const failurePattern =
  /\b(?:(?:did|do|does|has|have|had|was|is|will|would|could|can)(?:n['’]?t|\s+not)|never|no longer|nothing|neither|nor|without)\b/i;
