# SPDX-License-Identifier: Apache-2.0
"""Lines of text to learn reading from: what stands in records, letters and lists, and what does not.

Everything is put together at random from the word lists in models/; nobody in it exists. Half of the lines are meant to
be guessed by nobody (letters and digits at random), so that the network learns shapes and no phrases."""
import functools
import os
import random
import string

HERE = os.path.dirname(os.path.abspath(__file__))

# The labels: 0 is CTC's null label.
SPACE = ' '
CHARACTERS = SPACE + string.digits + string.ascii_letters + "!\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~" + '£€°–—‘’“”•·½±×≥≤µ²³éèêëáàâäíìîïóòôöúùûüçñÉÓ✓✗→'
LABEL = {c: i + 1 for i, c in enumerate(CHARACTERS)}


@functools.lru_cache(None)
def words_of(name, column=0):
    with open(os.path.join(HERE, '..', name), encoding='utf-8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines if line[0] != '#' or name.startswith('cond')]
    return [row[column] for row in rows if row[0] and all(c in LABEL for c in row[0])], rows


@functools.lru_cache(None)
def weighted(name, most):
    """Words with cumulative weights by how frequent they are, flattened: rare ones count, too."""
    _, rows = words_of(name)
    kept, sums, total = [], [], 0.0
    for row in rows[:most]:
        if not all(c in LABEL for c in row[0]):
            continue
        try:
            weight = max(float(row[1] or 1), 1) ** 0.5
        except (IndexError, ValueError):
            weight = 1.0
        total += weight
        kept.append(row[0])
        sums.append(total)
    return kept, sums


class Lines:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.common = weighted('common_words.tsv', 50000)
        self.given = weighted('forenames.tsv', 200000)
        self.family = weighted('surnames.tsv', 300000)
        self.lists = {n: words_of(n + '.txt')[0] for n in
                      ('drugs', 'drug_brands', 'conditions', 'conditions_rare', 'lab_tests', 'ward_terms', 'hospitals',
                       'nhs_organisations', 'towns', 'postcode_districts', 'clinical_roles', 'eponyms', 'epr_systems')}
        self.lists['labels'] = words_of('record_labels.tsv')[0]
        self.lists['places'] = words_of('places.tsv')[0]
        self.kinds = [(self.sentence, 14), (self.person, 14), (self.date, 10), (self.number, 14), (self.labelled, 12),
                      (self.address, 7), (self.dose, 5), (self.listed, 9), (self.noise, 16), (self.row, 10), (self.net, 4),
                      (self.code, 3)]
        self.weights = [w for _, w in self.kinds]

    def pick(self, name):
        return self.r.choice(self.lists[name])

    def word(self):
        return self.r.choices(self.common[0], cum_weights=self.common[1])[0]

    def first(self):
        return self.r.choices(self.given[0], cum_weights=self.given[1])[0]

    def last(self):
        name = self.r.choices(self.family[0], cum_weights=self.family[1])[0]
        return name + '-' + self.r.choices(self.family[0], cum_weights=self.family[1])[0] if self.r.random() < 0.06 else name

    def digits(self, count):
        return ''.join(self.r.choice(string.digits) for _ in range(count))

    def sentence(self):
        words = [self.word() for _ in range(self.r.randint(1, 11))]
        if self.r.random() < 0.5:
            words[0] = words[0].capitalize()
        for i in range(len(words)):
            if self.r.random() < 0.08:
                words[i] = self.r.choice((self.date, self.number, self.person))()
            elif self.r.random() < 0.08:
                words[i] = self.pick(self.r.choice(('drugs', 'conditions', 'lab_tests', 'ward_terms', 'eponyms')))
        text = words[0]
        for w in words[1:]:
            text += self.r.choices((' ', ', ', '. ', '; ', ' - ', ' / ', ' & ', ': ', ' (', ') '), (80, 8, 5, 1, 2, 1, 1, 1, 1, 1))[0] + w
        return text + self.r.choices(('', '.', ',', ':', '?', '!', ';'), (50, 30, 8, 6, 3, 2, 1))[0]

    def person(self):
        r, f, l = self.r, self.first(), self.last()
        t = r.choice(('Mr', 'Mrs', 'Ms', 'Miss', 'Dr', 'Prof', 'Sr', 'Master', 'Mx', 'Nurse', 'Sister', 'Rev'))
        i = r.choice(string.ascii_uppercase)
        return r.choice((f'{l.upper()}, {f} ({t})', f'{l.upper()}, {f}', f'{l}, {f}', f'{f} {l}', f'{t} {f} {l}', f'{t} {i} {l}',
                         f'{t} {l}', f'{f} {i}. {l}', f'{l.upper()} {f}', f'{f} {l.upper()}', f'{l.upper()} {f.upper()}', l, f, f'{l}, {i}',
                         f'{i}. {l}', f'{t}. {i}.{i} {l}', f'{l.upper()}, {t} {f}', f'{f}'))

    def date(self):
        r = self.r
        d, m, y = r.randint(1, 31), r.randint(0, 11), r.randint(1915, 2030)
        month = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')[m]
        short = month[:3]
        clock = f'{r.randint(0, 23):02d}:{r.randint(0, 59):02d}'
        dm = r.choice((f'{d:02d}/{m + 1:02d}/{y}', f'{d}/{m + 1}/{y % 100:02d}', f'{d:02d}-{short}-{y}', f'{d:02d}-{short.upper()}-{y}', f'{d} {month} {y}',
                       f'{d:02d} {short} {y}', f'{d:02d}.{m + 1:02d}.{y}', f'{y}-{m + 1:02d}-{d:02d}', f'{d:02d}-{m + 1:02d}-{y}', f'{d} {short}',
                       f'{r.choice(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Monday", "Thursday"))} {d} {month}', f'{d:02d}/{m + 1:02d}/{y % 100:02d}',
                       f'{d:02d}{m + 1:02d}{y}', f'{d}{"st" if d % 10 == 1 else "th"} {month} {y}'))
        return r.choice((dm, dm, dm, dm, f'{dm} {clock}', clock, f'{dm} ({r.randint(0, 104)}y)', f'{dm} ({r.randint(0, 104)} yrs)', f'{r.randint(0, 104)}y',
                         f'{r.randint(18, 99)}{r.choice("MFmf")}', f'[{dm} {clock}]'))

    def number(self):
        r, d = self.r, self.digits
        return r.choice((f'{d(3)} {d(3)} {d(4)}', f'{d(3)} {d(3)} {d(4)}', f'{d(3)}-{d(3)}-{d(4)}', d(10), d(r.randint(1, 9)), d(r.randint(5, 12)), f'{r.choice(string.ascii_uppercase)}{d(6)}',
                         f'{r.choice(string.ascii_uppercase)}{r.choice(string.ascii_uppercase)}{d(r.randint(3, 8))}', f'07{d(3)} {d(6)}', f'0{d(3)} {d(3)} {d(4)}', f'01{d(3)} {d(6)}',
                         f'+44 7{d(3)} {d(6)}', f'{r.uniform(0, 200):.1f}', f'{r.uniform(0, 20):.2f}', f'{r.randint(0, 200)}', f'{r.randint(90, 200)}/{r.randint(40, 110)}', f'{r.randint(0, 100)}%', f'£{r.randint(0, 999)}.{d(2)}',
                         f'{r.randint(1, 99)},{d(3)}', f'({d(2)} - {d(3)})', f'{r.uniform(0, 9):.1f} - {r.uniform(9, 20):.1f}', f'{d(2)}:{d(2)}', f'{d(4)}-{d(6)}-{r.choice(string.ascii_uppercase)}', f'#{d(5)}',
                         f'{r.choice(string.ascii_uppercase)}{r.choice(string.ascii_uppercase)} {d(2)} {d(2)} {d(2)} {r.choice("ABCD")}', f'{d(2)}/{d(6)}'))

    def labelled(self):
        r = self.r
        label = self.pick('labels')
        label = r.choice((label, label.capitalize(), label.title(), label.upper(), 'NHS No', 'NHS No.', 'NHS Number', 'DOB', 'D.O.B.', 'Born', 'Gender', 'Ward', 'Bed', 'Cons', 'Name', 'Patient', 'Hosp No', 'MRN', 'Tel', 'Re'))
        value = r.choice((self.person, self.date, self.number, self.number, self.date, self.address, self.listed, self.word))()
        return label + r.choice((': ', ': ', ' ', '  ', ':', ' - ', ' = ')) + value

    def address(self):
        r = self.r
        street = f'{r.randint(1, 250)}{r.choice(("", "", "", "a", "B"))} {r.choice((self.last(), self.pick("places"), self.word().capitalize()))} ' + r.choice(
            ('Street', 'Road', 'Avenue', 'Lane', 'Close', 'Drive', 'Crescent', 'Way', 'Court', 'St', 'Rd', 'Gardens', 'Terrace', 'Place', 'Grove'))
        town = r.choice((self.pick('towns'), self.pick('places')))
        code = f'{self.pick("postcode_districts")} {r.randint(0, 9)}{r.choice(string.ascii_uppercase)}{r.choice(string.ascii_uppercase)}'
        return r.choice((street, f'{street}, {town}', f'{street}, {town}, {code}', f'{town} {code}', code, town, f'Flat {r.randint(1, 40)}, {street}', town.upper(), f'{town}, {code}'))

    def dose(self):
        r = self.r
        drug = self.pick(r.choice(('drugs', 'drugs', 'drug_brands')))
        dose = r.choice(('5 mg', '10mg', '2.5 mg', '500 mg', '1 g', '40 mg', '25 micrograms', '75mg', '1.25 mg', '20 units', '5 ml', '100 µg', '0.5 ml'))
        form = r.choice(('tablets', 'capsules', 'oral solution', 'inhaler', 'PO', 'IV', 'SC', 'injection', 'cream', ''))
        often = r.choice(('one daily', 'One twice a day', 'OD', 'BD', 'TDS', 'QDS', 'PRN', 'nocte', 'mane', 'Two four times a day when required', 'at night', 'stat'))
        return r.choice((f'{drug} {dose} {form}, {often}', f'{drug} {dose} {often}', f'{drug} {dose} {form}', drug, f'{often}, {r.randint(7, 112)} tablets'))

    def listed(self):
        text = self.pick(self.r.choice(list(self.lists)))
        return self.r.choice((text, text, text.upper(), text.title(), text.capitalize()))[:60]

    def noise(self):
        """What no language model would help with."""
        r = self.r
        sets = (string.digits, string.digits, string.ascii_uppercase, string.ascii_lowercase, string.ascii_letters, string.ascii_uppercase + string.digits,
                string.ascii_letters + string.digits, CHARACTERS)
        text = ''
        for _ in range(r.randint(1, 4)):
            part = r.choice(sets)
            text += ''.join(r.choice(part) for _ in range(r.randint(1, 10))) + r.choice((' ', ' ', '', '-', '/', '.'))
        return text

    def row(self):
        """Cells of a table that layout took for one line."""
        cells = [self.r.choice((self.person, self.date, self.number, self.word, self.listed))() for _ in range(self.r.randint(2, 4))]
        return '   '.join(cells)

    def net(self):
        r = self.r
        host = r.choice(('nhs.net', 'example.nhs.uk', self.word() + '.co.uk', self.word() + '.org', self.word() + '.com'))
        return r.choice((f'{self.first().lower()}.{self.last().lower()}@{host}', f'https://www.{host}/{self.word()}/{self.digits(3)}', f'www.{host}', f'{self.word()}@{host}', f'@{self.word()}{self.digits(2)}'))

    def code(self):
        r, w = self.r, self.word
        return r.choice((f'{w()}_{w()} = {w()}({self.digits(2)})', f'if ({w()}[{self.digits(1)}] != "{w()}") {{', f'return {w()}->{w()} + {self.digits(1)};', f'<{w()} class="{w()}">',
                         f'# {w()} {w()}', f'{w()}/{w()}/{w()}.txt', f'{w().upper()}_{w().upper()}', f"'{w()}': {self.digits(3)},"))

    def line(self, longest):
        """A line of at most `longest` characters that has only known ones."""
        r = self.r
        text = r.choices(self.kinds, self.weights)[0][0]()
        roll = r.random()
        if roll < 0.07:
            text = text.upper()
        elif roll < 0.10:
            text = text.lower()
        while len(text) < longest * 0.6 and r.random() < 0.3:
            text += ' ' + r.choices(self.kinds, self.weights)[0][0]()
        if len(text) > longest:
            start = r.randint(0, len(text) - longest)
            text = text[start:start + longest]
        text = ''.join(c for c in text if c in LABEL).strip()
        return text or self.digits(3)
