# SPDX-License-Identifier: Apache-2.0
"""Invented people and what is written of them. Each name belongs to one of two splits, by a hash of
its letters: no forename or surname of a training text stands in a held-out one."""
import datetime
import pathlib
import zlib

MODELS = pathlib.Path(__file__).resolve().parents[3] / "models"

# The day on which the notes are written, so that a seed gives the same notes for ever.
TODAY = datetime.date(2025, 3, 12)

# Surnames that stand in no table: one in so many people has one, put together from these.
UNLISTED_ONE_IN = 12
STARTS = {"train": ["Abro", "Chuk", "Dhar", "Fesh", "Grzy", "Ilun", "Karb", "Mzi", "Okp", "Szcz"],
          "held": ["Adwo", "Bhatt", "Czer", "Ejio", "Gwand", "Jaya", "Lund", "Ndle", "Owus", "Vank"]}
ENDS = {"train": ["adzic", "emeka", "ilinski", "ombe", "aparan", "undsen", "arello"],
        "held": ["awela", "orski", "imbola", "asundar", "elidze", "oonen", "ujic"]}

STREETS = ["Larch Grove", "Mill Lane", "Station Road", "Victoria Street", "Church Close",
           "Park Avenue", "Albert Terrace", "Orchard Way", "Kingsley Drive", "St Mary's Road",
           "Beech Crescent", "Canal View", "Priory Gardens", "High Street", "Windsor Court",
           "Quarry Hill", "The Paddocks", "Nelson Place", "Elm Rise", "Bridge Row"]
TOWNS = {"train": [("Ilkeston", "DE7"), ("Rotherham", "S60"), ("Stockport", "SK2"),
                   ("Swindon", "SN1"), ("Ipswich", "IP3"), ("Paisley", "PA1"), ("Barry", "CF62")],
         "held": [("Kettering", "NN15"), ("Wigan", "WN1"), ("Hexham", "NE46"), ("Truro", "TR1"),
                  ("Gloucester", "GL4"), ("Dundee", "DD2"), ("Bangor", "LL57")]}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]
DOB_FORMS = ["dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yy", "dd-Mmm-yyyy", "dd-Mmm-yyyy", "dd Mmm yyyy",
             "d Month yyyy", "dd.mm.yyyy", "dd.mm.yy", "d/m/yyyy", "dd-mm-yyyy"]
MALE_TITLES = ["Mr", "Mr", "Mr", "Mr", "Master"]
FEMALE_TITLES = ["Mrs", "Mrs", "Miss", "Ms"]
RELATIONS = {"M": ["husband", "son", "father", "brother", "partner", "grandson", "uncle"],
             "F": ["wife", "daughter", "mother", "sister", "partner", "granddaughter", "niece"]}


def split_of(name):
    """The split a name belongs to: its letters alone decide."""
    return "held" if zlib.crc32(name.casefold().encode()) % 2 else "train"


def read_names(path, columns):
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[1] and float(row[1]) > 0 and len(row[0]) > 2:
            rows.append([row[0], float(row[1])] + row[2:columns])
    return rows


class Names:
    """Draws names of one split; rare ones come more often than in life, because they are harder."""

    def __init__(self, split):
        self.split = split
        self.given = {"M": [], "F": []}
        for name, weight, _, sex in read_names(MODELS / "forenames.tsv", 4):
            if split_of(name) == split and weight > 20:
                for one in "MF" if sex == "U" else sex:
                    if one in self.given:
                        self.given[one].append((name, weight ** 0.5))
        self.family = [(name, weight ** 0.5)
                       for name, weight, _ in read_names(MODELS / "surnames.tsv", 3)
                       if split_of(name) == split and weight > 5]
        self.weights = {id(pool): [weight for _, weight in pool]
                        for pool in (self.given["M"], self.given["F"], self.family)}

    def draw(self, random, pool):
        return random.choices(pool, self.weights[id(pool)])[0][0]

    def draw_given(self, random, sex):
        return self.draw(random, self.given[sex])

    def draw_family(self, random):
        if random.randrange(UNLISTED_ONE_IN) == 0:
            return random.choice(STARTS[self.split]) + random.choice(ENDS[self.split])
        name = self.draw(random, self.family)
        if random.randrange(20) == 0:
            name += "-" + self.draw(random, self.family)
        return name


def check_digit(nine):
    rest = 11 - sum(int(d) * (10 - i) for i, d in enumerate(nine)) % 11
    return {11: "0", 10: None}.get(rest, str(rest))


def ten_digits(random, nine):
    """Ten digits that pass modulus 11; nine() draws nine of them."""
    while True:
        digits = nine()
        check = check_digit(digits)
        if check is not None:
            return digits + check


def show_date(day, form):
    parts = {"dd": f"{day.day:02}", "d": str(day.day), "mm": f"{day.month:02}",
             "m": str(day.month), "yyyy": str(day.year), "yy": f"{day.year % 100:02}",
             "Mmm": MONTHS[day.month - 1][:3], "Month": MONTHS[day.month - 1]}
    shown, at = "", 0
    while at < len(form):
        for key in ("Month", "Mmm", "yyyy", "yy", "dd", "mm", "d", "m"):
            if form.startswith(key, at):
                shown += parts[key]
                at += len(key)
                break
        else:
            shown += form[at]
            at += 1
    return shown


class Person:
    """Somebody in a note. Facts are drawn when they are asked for and stay."""

    def __init__(self, letter, random, names):
        self.random, self.names, self.letter = random, names, letter
        self.sex = random.choice("MF")
        self.given = names.draw_given(random, self.sex)
        self.middle = names.draw_given(random, self.sex)
        self.family = names.draw_family(random)
        self.title = random.choice(MALE_TITLES[:4] if self.sex == "M" else FEMALE_TITLES)
        years = random.choice([3, 9, 17, 24, 31, 38, 46, 52, 59, 66, 71, 78, 83, 88, 94])
        self.dob = TODAY - datetime.timedelta(days=years * 365 + random.randrange(360))
        self.dob_form = random.choice(DOB_FORMS)
        self.town, self.outward = random.choice(TOWNS[names.split])
        self.facts = {}

    @property
    def age(self):
        return TODAY.year - self.dob.year - ((TODAY.month, TODAY.day) < (self.dob.month, self.dob.day))

    def nhs(self, form):
        digits = self.fact("nhs", lambda: ten_digits(
            self.random, lambda: "999" + f"{self.random.randrange(10 ** 6):06}"))
        groups = digits[:3], digits[3:6], digits[6:]
        return {"plain": "".join, "hyphen": "-".join, "dot": ".".join}.get(form, " ".join)(groups)

    def chi(self, form):
        even = self.sex == "F"
        digits = self.fact("chi", lambda: ten_digits(self.random, lambda: show_date(
            self.dob, "ddmmyy") + f"{self.random.randrange(100):02}" +
            str(self.random.randrange(5) * 2 + (0 if even else 1))))
        return digits[:6] + " " + digits[6:] if form == "6-4" else digits

    def hc(self, form):
        digits = self.fact("hc", lambda: ten_digits(
            self.random, lambda: str(self.random.randrange(320000000, 399999999))))
        return digits if form == "plain" else " ".join((digits[:3], digits[3:6], digits[6:]))

    def hosp(self, form):
        def draw():
            n = self.random.randrange
            return self.random.choice([
                f"{n(10**7):07}", f"{'ABDHKMRST'[n(9)]}{n(10**6):06}", f"{n(10**6):06}{'ABCKX'[n(5)]}",
                f"R{'XYJK'[n(4)]}{n(10)}{n(10**7):07}", f"{n(10**8):08}", f"{n(10**6):06}"])
        return self.fact("hosp", draw)

    def fact(self, key, draw):
        if key not in self.facts:
            self.facts[key] = draw()
        return self.facts[key]

    def value(self, field, form):
        """What a slot shows: its text and the kind of finding it is, or None for no identifier."""
        n, choice = self.random.randrange, self.random.choice
        if field == "dob":
            return show_date(self.dob, form or self.dob_form), "date_of_birth"
        if field in ("nhs", "chi", "hc", "hosp"):
            kind = {"nhs": "nhs_number", "chi": "chi_number", "hc": "hc_number",
                    "hosp": "hospital_number"}[field]
            return getattr(self, field)(form), kind
        if field == "temp":
            return self.fact("temp", lambda: f"TMP{n(10**6):06}"), "hospital_number"
        if field in ("addr", "addr1"):
            street = self.fact("street", lambda: f"{1 + n(180)} {choice(STREETS)}")
            return street + (f", {self.town}" if field == "addr" else ""), "address"
        if field == "town":
            return self.town, "address"
        if field == "post":
            return self.fact("post", lambda: f"{self.outward} {n(10)}{choice('ABDEFGHJLN')}"
                                             f"{choice('PQRSTUWXYZ')}"), "postcode"
        if field == "phone":
            gap = choice(["07700 900{:03}", "07700900{:03}", "07700 900 {:03}"])
            return self.fact("phone", lambda: gap.format(n(1000))), "phone"
        if field == "land":
            form = choice(["01632 960{:03}", "(01632) 960{:03}", "0113 496 0{:03}",
                           "020 7946 0{:03}", "0141 496 0{:03}"])
            return self.fact("land", lambda: form.format(n(1000))), "phone"
        if field == "email":
            host = {"S": "nhs.net", "T": "nhs.net", "U": "nhs.net"}.get(self.letter, "example.com")
            plain = "".join(c for c in f"{self.given}.{self.family}".lower()
                            if c.isascii() and (c.isalpha() or c in ".-"))
            return f"{plain}@{host}", "email"
        if field == "nino":
            return self.fact("nino", lambda: f"{choice(['PZ', 'MW', 'PY'])} {n(100):02} {n(100):02} "
                                             f"{n(100):02} {choice('ABCD')}"), "nino"
        return self.word(field), None

    def word(self, field):
        male = self.sex == "M"
        words = {"age": str(self.age), "sex": self.sex, "Sex": "Male" if male else "Female",
                 "he": "he" if male else "she", "He": "He" if male else "She",
                 "his": "his" if male else "her", "His": "His" if male else "Her",
                 "him": "him" if male else "her",
                 "man": ("gentleman", "man")[self.age % 2] if male else ("lady", "woman")[self.age % 2],
                 "born": str(self.dob.year)}
        if field == "rel":
            return self.fact("rel", lambda: self.random.choice(RELATIONS[self.sex]))
        if field == "Rel":
            return self.word("rel").capitalize()
        return words[field]

    def name(self, pattern):
        """The name as the pattern writes it: (text, whether these letters are the name's own)."""
        forms = {"Given": self.given, "GIVEN": self.given.upper(), "given": self.given.lower(),
                 "Middle": self.middle, "M": self.middle[0], "Family": self.family,
                 "FAMILY": self.family.upper(), "family": self.family.lower(), "G": self.given[0],
                 "F": self.family[0]}
        titles = {"Title": self.title, "TITLE": self.title.upper(), "title": self.title.lower()}
        parts, at = [], 0
        while at < len(pattern):
            end = at
            while end < len(pattern) and pattern[end].isalpha():
                end += 1
            word = pattern[at:end]
            if word in forms:
                parts.append((forms[word], True))
            elif word:
                parts.append((titles.get(word, word), False))
            else:
                parts.append((pattern[at], False))
                end = at + 1
            at = end
        return parts
