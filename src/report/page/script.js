// SPDX-License-Identifier: Apache-2.0
'use strict';
(() => {
  const root = document.documentElement, $ = id => document.getElementById(id);
  root.classList.add('js');
  const words = $('words'), kind = $('kind'), folder = $('folder'), verdict = $('verdict'),
        open = $('open'), count = $('count'), clear = $('clear-list');
  const number = new Intl.NumberFormat('en-GB');
  let cards = null, at = -1;

  // What was ticked off stays with this browser; where it keeps nothing, with this page.
  const memory = new Map();
  const key = card => 'photoward:' + card.dataset.id;
  const recall = name => { try { return localStorage.getItem(name); } catch { return memory.get(name); } };
  const keep = (name, on) => {
    try { on ? localStorage.setItem(name, '1') : localStorage.removeItem(name); }
    catch { on ? memory.set(name, '1') : memory.delete(name); }
  };

  const all = () => cards ||= [...document.querySelectorAll('.card')].map(element => ({
    element, box: element.querySelector('.dealt input'), shelf: element.closest('.shelf').id,
    kinds: ' ' + (element.dataset.k || '') + ' ', folder: element.dataset.f || '',
    text: element.querySelector('.about').textContent.toLowerCase(),
  }));
  const shown = () => all().filter(card => !card.element.hidden && (card.shelf !== 'clear' || !clear || clear.open));
  const mark = (card, on) => { card.box.checked = on; card.element.classList.toggle('done', on); };

  const filter = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const active = wanted.length || kind.value || folder.value || verdict.value;
    let seen = 0;
    for (const card of all()) {
      const fits = (!verdict.value || card.shelf === verdict.value) &&
        (!kind.value || card.kinds.includes(' ' + kind.value + ' ')) &&
        (!folder.value || card.folder === folder.value) &&
        (!open.checked || !card.box.checked) && wanted.every(word => card.text.includes(word));
      card.element.hidden = !fits;
      seen += fits;
    }
    for (const group of document.querySelectorAll('.alike'))
      group.hidden = !group.querySelector('.card:not([hidden])');
    for (const shelf of document.querySelectorAll('.shelf'))
      shelf.hidden = (active || open.checked) && !shelf.querySelector('.card:not([hidden])');
    if (clear && active) clear.open = true;
    $('nothing').style.display = seen ? '' : 'block';
    count.textContent = seen === all().length ? number.format(seen) + ' pictures'
                                              : number.format(seen) + ' of ' + number.format(all().length) + ' pictures';
    at = -1;
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); };
  words.addEventListener('input', soon);
  for (const element of [kind, folder, verdict, open]) element.addEventListener('change', filter);
  $('reset').addEventListener('click', () => {
    words.value = kind.value = folder.value = verdict.value = '';
    open.checked = false;
    filter();
  });

  $('copy').addEventListener('click', async () => {
    const names = shown().map(card => card.element.dataset.p).join('\n') + '\n';
    let done = true;
    try { await navigator.clipboard.writeText(names); }
    catch {
      const field = document.createElement('textarea');
      field.value = names;
      document.body.append(field);
      field.select();
      done = document.execCommand('copy');
      field.remove();
    }
    count.textContent = done ? number.format(shown().length) + ' names copied' : 'This browser does not let pages copy';
  });

  document.addEventListener('change', event => {
    const element = event.target.closest('.dealt') && event.target.closest('.card');
    if (!element) return;
    element.classList.toggle('done', event.target.checked);
    keep(key(element), event.target.checked);
  });

  const go = step => {
    const list = shown();
    if (!list.length) return;
    at = Math.max(0, Math.min(list.length - 1, at + step));
    document.querySelector('.card.at')?.classList.remove('at');
    const element = list[at].element;
    element.classList.add('at');
    element.scrollIntoView({block: 'center'});
    element.querySelector('a, input')?.focus({preventScroll: true});
  };
  const jump = id => {
    if (id === 'clear' && clear) clear.open = true;
    $(id)?.scrollIntoView();
    const list = shown();
    at = list.findIndex(card => card.shelf === id) - 1;
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches?.('input[type=search], select, textarea')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const current = document.querySelector('.card.at');
    const act = {
      '/': () => words.focus(), j: () => go(1), k: () => go(-1),
      x: () => current?.querySelector('.dealt input').click(),
      o: () => current?.querySelector('a.shot')?.click(),
      1: () => jump('block'), 2: () => jump('error'), 3: () => jump('review'), 4: () => jump('clear'),
      '?': () => { $('keys').open = !$('keys').open; }, Escape: () => { $('keys').open = false; },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // A link to the shelf of clear pictures opens it.
  const unfold = () => { if (location.hash === '#clear' && clear) clear.open = true; };
  addEventListener('hashchange', unfold);
  unfold();
  // On paper nothing unfolds: every reason is printed, and clear pictures where their list is open.
  const unfolded = on => { for (const rest of document.querySelectorAll('.rest')) rest.open = on; };
  addEventListener('beforeprint', () => unfolded(true));
  addEventListener('afterprint', () => unfolded(false));
  // The page is there first, then what was ticked off.
  requestAnimationFrame(() => setTimeout(() => {
    for (const card of all()) if (recall(key(card.element))) mark(card, true);
    count.textContent = number.format(all().length) + ' pictures';
  }));
})();
