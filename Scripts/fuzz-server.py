#!/usr/bin/env python3
"""Sends hostile bodies to a running `mien serve` and checks every answer.

    Scripts/fuzz-server.py http://127.0.0.1:8080 PICTURE [--count 10000] [--seed 1] [--threads 4]

Bodies are a real picture, a multipart form and a JSON document with it, each cut, flipped, repeated, spliced or filled
with noise, under right and wrong content types and lengths. Body number N depends on seed and N alone, so that a finding
repeats with --first N --count 1. Every answer must be 200 with faces, or a problem document of a status that
/openapi.json names; at the end the server must answer for the untouched picture as at the beginning. Ends with code 1
when anything else happened.
"""

import argparse
import base64
import collections
import concurrent.futures
import http.client
import json
import random
import sys
import urllib.parse

TYPES = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/gif", "application/octet-stream",
         "application/json", "multipart/form-data; boundary=b", "multipart/form-data",
         'multipart/form-data; boundary="b\\"', "text/plain", "image/svg+xml", "", "a/b; c=" + "d" * 500]
REFUSALS = {400, 408, 413, 415, 422, 503}


def multipart(picture, boundary=b"b"):
    part = b'--%s\r\nContent-Disposition: form-data; name="images"; filename="a.jpg"\r\n' % boundary
    return (part + b"Content-Type: image/jpeg\r\n\r\n" + picture + b"\r\n") * 2 + b"--%s--\r\n" % boundary


def document(picture, draw):
    text = base64.b64encode(picture).decode()
    return json.dumps(draw.choice([
        {"images": [text]}, {"images": [text, text[:40]]}, {"images": text}, {"images": [[text]]}, {"images": []},
        {"images": [None, 1e308, {"a": text}]}, [text], text, None, {"images": ["data:image/jpeg;base64," + text]},
        {"images": [""] * draw.randint(1, 200)}, {"image": text}, {"images": ["\ud800", "%%%"]},
    ])).encode()


def nested(draw):
    depth = draw.randint(1, 100_000)
    return draw.choice([b"[" * depth, b'{"images":' * depth, b'{"images":[' + b'"",' * depth])


def bomb(draw):
    """Heads of pictures that say they are huge."""
    side = draw.choice([50_000, 65_535, 2**31 - 1, 0]).to_bytes(4, "big")
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + side + side + b"\x08\x02\x00\x00\x00"
    gif = b"GIF89a\xff\xff\xff\xff\xf7\x00\x00" + draw.randbytes(200)
    bmp = b"BM" + draw.randbytes(16) + b"\xff\xff\xff\x7f\xff\xff\xff\x7f" + draw.randbytes(40)
    ppm = b"P6 99999 99999 255\n" + draw.randbytes(100)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="50000" height="50000"><image href="/etc/passwd"/></svg>'
    return draw.choice([png + draw.randbytes(60), gif, bmp, ppm, svg, b"%PDF-1.4\n" + draw.randbytes(300)])


def mutated(body, draw):
    data = bytearray(body)
    for _ in range(draw.choice([0, 1, 1, 2, 8])):
        if not data:
            break
        at = draw.randrange(len(data))
        kind = draw.randrange(6)
        if kind == 0:
            del data[at:]
        elif kind == 1:
            for _ in range(draw.randint(1, 64)):
                data[draw.randrange(len(data))] = draw.randrange(256)
        elif kind == 2:
            data[at:at] = draw.randbytes(draw.randint(1, 500))
        elif kind == 3:
            del data[at:at + draw.randint(1, 2000)]
        elif kind == 4:
            data[at:at] = data[max(0, at - draw.randint(1, 5000)):at]
        else:
            data[at:at + 4] = draw.choice([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"--b\r", b"\r\n\r\n"])
    return bytes(data)


def request(number, seed, picture):
    """The headers and the body with this number."""
    draw = random.Random(f"{seed} {number}")
    kinds = [("image/jpeg", picture), ("multipart/form-data; boundary=b", multipart(picture)),
             ("application/json", document(picture, draw)), ("application/json", nested(draw)),
             ("image/png", bomb(draw)), ("image/jpeg", draw.randbytes(draw.randint(0, 3000)))]
    kind, body = draw.choices(kinds, [4, 3, 3, 1, 2, 1])[0]
    if draw.random() < 0.3:
        kind = draw.choice(TYPES)
    headers = {"Content-Type": kind}
    if draw.random() < 0.05:
        headers[draw.choice(["Accept", "Expect", "Content-Encoding", "Range"])] = draw.choice(["gzip", "*", "x" * 900])
    return headers, mutated(body, draw)


class Client:
    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.address = (parts.hostname, parts.port or 80)
        self.connection = None

    def post(self, headers, body):
        """Status and body of the answer; a connection that the server has closed is opened anew, once."""
        for attempt in range(2):
            fresh = self.connection is None
            if fresh:
                self.connection = http.client.HTTPConnection(*self.address, timeout=60)
            try:
                self.connection.request("POST", "/v1/analyze", body, headers)
                answer = self.connection.getresponse()
                text = answer.read()
                if answer.will_close:
                    self.connection = None
                return answer.status, answer.headers.get("Content-Type", ""), text
            except (http.client.HTTPException, OSError):
                self.connection = None
                if fresh or attempt:
                    raise


def complaint(status, kind, text):
    """What is wrong with an answer; None where nothing is."""
    try:
        answer = json.loads(text)
    except ValueError:
        return f"{status}: no JSON: {text[:200]!r}"
    if status == 200:
        return None if kind == "application/json" and answer["images"] else f"200: {text[:200]!r}"
    if status not in REFUSALS:
        return f"{status}: {text[:200]!r}"
    if kind != "application/problem+json" or answer.get("status") != status or not answer.get("detail"):
        return f"{status}: no problem document: {text[:200]!r}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("url")
    parser.add_argument("picture")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4)
    arguments = parser.parse_args()
    with open(arguments.picture, "rb") as file:
        picture = file.read()

    def faces():
        return json.loads(Client(arguments.url).post({"Content-Type": "image/jpeg"}, picture)[2])["images"]

    def work(start):
        client, codes, complaints = Client(arguments.url), collections.Counter(), []
        for number in range(start, arguments.first + arguments.count, arguments.threads):
            try:
                answer = client.post(*request(number, arguments.seed, picture))
                codes[answer[0]] += 1
                problem = complaint(*answer)
            except (http.client.HTTPException, OSError) as error:
                problem = f"no answer: {error!r}"
            if problem:
                complaints.append(f"body {number}: {problem}")
        return codes, complaints

    before = faces()
    with concurrent.futures.ThreadPoolExecutor(arguments.threads) as pool:
        parts = list(pool.map(work, range(arguments.first, arguments.first + arguments.threads)))
    codes = sum((part[0] for part in parts), collections.Counter())
    complaints = [line for part in parts for line in part[1]]
    if faces() != before:
        complaints.append("the answer for the untouched picture is another than before")
    print(f"{arguments.count} bodies, seed {arguments.seed}: "
          + ", ".join(f"{count} times {code}" for code, count in sorted(codes.items())))
    for line in complaints[:20]:
        print(line)
    print(f"{len(complaints)} findings")
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
