#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""convert.py face_detection_full_range.tflite faces.model: the published network in the project's form.

Reads the flatbuffer with struct alone. Weights stay the half floats they are; layers are joined as
src/mark/face_net.c runs them (a depthwise convolution with the pointwise one behind it), and of the
sixteen numbers that say where a face is, the first four are kept: the other twelve are eyes, ears,
nose and mouth. README.md beside this file describes the result.
"""
import hashlib
import struct
import sys

SOURCE_SHA256 = "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3"
MAGIC, VERSION, NONE = b"PHWF", 1, 255
FIRST, SEPARABLE, POINTWISE = 0, 1, 2
PLAIN, POOLED, ENLARGED = 0, 1, 2
# Builtin operators of the format that the network uses.
ADD, CONVOLUTION, DEPTHWISE, DEQUANTIZE, MAX_POOL, RELU, RESHAPE, RESIZE, PAD = 0, 3, 4, 6, 17, 19, 22, 23, 34
PLACE = 4  # numbers of a face that are kept
LANES = 8  # channels are rounded up to a multiple; weights stand in blocks of twice as many outputs


class Table:
    """A table of a flatbuffer: fields by their number."""

    def __init__(self, data, at):
        self.data, self.at = data, at
        self.fields = at - struct.unpack_from("<i", data, at)[0]
        self.size = struct.unpack_from("<H", data, self.fields)[0]

    def offset(self, field):
        at = 4 + 2 * field
        return struct.unpack_from("<H", self.data, self.fields + at)[0] if at < self.size else 0

    def number(self, field, form, otherwise=0):
        offset = self.offset(field)
        return struct.unpack_from("<" + form, self.data, self.at + offset)[0] if offset else otherwise

    def follow(self, field):
        offset = self.offset(field)
        at = self.at + offset
        return at + struct.unpack_from("<I", self.data, at)[0] if offset else None

    def table(self, field):
        return Table(self.data, self.follow(field)) if self.offset(field) else None

    def bytes(self, field):
        at = self.follow(field)
        return self.data[at + 4:at + 4 + struct.unpack_from("<I", self.data, at)[0]] if at else b""

    def numbers(self, field, form):
        at = self.follow(field)
        count = struct.unpack_from("<I", self.data, at)[0] if at else 0
        return list(struct.unpack_from("<%d%s" % (count, form), self.data, at + 4)) if at else []

    def tables(self, field):
        at = self.follow(field)
        count = struct.unpack_from("<I", self.data, at)[0]
        places = [at + 4 + 4 * i for i in range(count)]
        return [Table(self.data, p + struct.unpack_from("<I", self.data, p)[0]) for p in places]


class Network:
    """Operators and constant tensors of a .tflite file."""

    def __init__(self, data):
        model = Table(data, struct.unpack_from("<I", data, 0)[0])
        codes = [max(c.number(0, "b"), c.number(3, "i")) for c in model.tables(1)]
        graph, buffers = model.tables(2)[0], model.tables(4)
        self.shapes, self.constants = [], {}
        for i, tensor in enumerate(graph.tables(0)):
            self.shapes.append(tensor.numbers(0, "i"))
            if buffers[tensor.number(2, "I")].bytes(0):
                self.constants[i] = buffers[tensor.number(2, "I")].bytes(0)
        self.operators = [(codes[o.number(0, "I")], o.numbers(1, "i"), o.numbers(2, "i")[0], o.table(4))
                          for o in graph.tables(3)]


def up(channels):
    return -(-channels // LANES) * LANES


def halves(raw):
    return list(struct.unpack("<%de" % (len(raw) // 2), raw))


class Layers:
    """What is written: kind, stride, input, addend, how it is added, ReLU, channels, weights."""

    def __init__(self, network):
        self.network, self.rows = network, []
        self.maps = {}       # tensor -> (layer that gives it, how it was changed since)
        self.depthwise = {}  # tensor -> (input, stride, weights, bias) of a depthwise convolution
        self.heads = []
        for code, inputs, output, options in network.operators:
            self.take(code, inputs, output, options)
        self.join_heads()

    def weights(self, tensor):
        return halves(self.network.constants[tensor])

    def take(self, code, inputs, output, options):
        first = inputs[0]
        if code == DEQUANTIZE:
            self.network.constants[output] = self.network.constants[first]
        elif code == DEPTHWISE:
            self.depthwise[output] = (first, options.number(1, "i"), inputs[1], inputs[2])
        elif code == CONVOLUTION:
            self.convolution(inputs, output, options)
        elif code == RELU:
            source, how = self.maps[first]
            assert how == PLAIN and self.rows[source]["relu"] == 0
            self.rows[source]["relu"] = 2 if self.rows[source]["add"] != NONE else 1
            self.maps[output] = self.maps[first]
        elif code == MAX_POOL:
            self.maps[output] = (self.maps[first][0], POOLED)
        elif code == PAD:
            self.maps[output] = self.maps[first]  # channels that are not there are 0
        elif code == RESIZE:
            assert options.number(3, "b") and not options.number(2, "b")  # half pixel centres
            self.maps[output] = (self.maps[first][0], ENLARGED)
        elif code == ADD:
            self.add(self.maps[first], self.maps[inputs[1]], output)
        else:
            assert code in (RESHAPE, 2)

    def convolution(self, inputs, output, options):
        out, height, _, depth = self.network.shapes[inputs[1]]
        point, bias = self.weights(inputs[1]), self.weights(inputs[2])
        row = {"stride": 1, "add": NONE, "how": PLAIN, "relu": 0, "out": out, "before": []}
        if inputs[0] in self.depthwise:
            source, row["stride"], taps, shift = self.depthwise[inputs[0]]
            row.update(kind=SEPARABLE, before=self.weights(taps) + self.weights(shift))
        else:
            source = inputs[0]
            row.update(kind=FIRST if height == 3 else POINTWISE, stride=options.number(2, "i"))
        row["in"] = self.maps[source][0] + 1 if source in self.maps else 0
        count = len(point) // out
        row["point"] = [[point[o * count + i] for o in range(out)] for i in range(count)]
        row["bias"] = bias
        if out in (1, 16) and depth == self.network.shapes[source][-1] and row["kind"] == POINTWISE \
                and self.network.shapes[source][1] == self.network.shapes[inputs[0]][1] and self.is_head(output):
            self.heads.append(row)
            return
        self.rows.append(row)
        self.maps[output] = (len(self.rows) - 1, PLAIN)

    def is_head(self, output):
        return any(code == RESHAPE and inputs[0] == output for code, inputs, _, _ in self.network.operators)

    def add(self, one, other, output):
        """To the layer that was just made, another."""
        last, addend = (one, other) if one[0] > other[0] else (other, one)
        if last[1] != PLAIN:
            last, addend = addend, last
        row = self.rows[last[0]]
        assert last[1] == PLAIN and row["add"] == NONE
        if addend[0] > last[0]:  # what is added must be there first
            self.swap(addend[0], last[0])
            last, addend = (addend[0], PLAIN), (last[0], addend[1])
            row = self.rows[last[0]]
        row.update(add=addend[0] + 1, how=addend[1])
        self.maps[output] = (last[0], PLAIN)

    def swap(self, one, other):
        """Two layers beside each other, neither of which needs the other."""
        assert abs(one - other) == 1
        self.rows[one], self.rows[other] = self.rows[other], self.rows[one]
        exchange = {one: other, other: one}
        self.maps = {t: (exchange.get(layer, layer), how) for t, (layer, how) in self.maps.items()}

    def join_heads(self):
        """One last layer: whether, and where."""
        whether, where = self.heads if self.heads[0]["out"] == 1 else reversed(self.heads)
        assert whether["in"] == where["in"]
        row = dict(whether, out=1 + PLACE)
        row["point"] = [a + b[:PLACE] for a, b in zip(whether["point"], where["point"])]
        row["bias"] = whether["bias"] + where["bias"][:PLACE]
        self.rows.append(row)

    @staticmethod
    def numbers(row):
        """A layer's numbers in the order in which they are used, zeros for channels that do not exist."""
        before, inputs, out = row["before"], len(row["point"]), row["out"]
        values = []
        if before:
            for i in range(0, len(before), inputs):
                values += before[i:i + inputs] + [0.0] * (up(inputs) - inputs)
        point = [weights + [0.0] * (up(out) - out) for weights in row["point"]]
        if row["kind"] != FIRST:
            point += [[0.0] * up(out)] * (up(inputs) - inputs)
        for block in range(0, up(out), 2 * LANES):
            values += sum((weights[block:block + 2 * LANES] for weights in point), [])
        return values + row["bias"] + [0.0] * (up(out) - out)

    def write(self):
        data = MAGIC + struct.pack("<II", VERSION, len(self.rows))
        for r in self.rows:
            data += struct.pack("<6BH", r["kind"], r["stride"], r["in"], r["add"], r["how"], r["relu"], up(r["out"]))
        for r in self.rows:
            values = self.numbers(r)
            data += struct.pack("<%de" % len(values), *values)
        return data


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        sys.exit("not the file that models/faces/README.md names")
    with open(sys.argv[2], "wb") as file:
        file.write(Layers(Network(data)).write())


main()
