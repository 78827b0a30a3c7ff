"""Makes a bundle with stock tools alone: csv, bagit, minisign and zipfile (or zip).

usage: make-bundle.py FOLDER zipfile-stored|zipfile-deflated|zip|zip-plain
Leaves FOLDER/office.pub and FOLDER/bundle.qlb.
"""

import csv
import json
import pathlib
import subprocess
import sys
import zipfile

import bagit

folder, container = pathlib.Path(sys.argv[1]), sys.argv[2]
office, period, sequence, cutoff = "371722001009", "2026Q3", 3, "2026-09-30T08:00:00.000Z"
base = f"{office}-report-{period}-{sequence:04}"
bag = folder / base
tables = bag / "tables"
tables.mkdir(parents=True)


def ident(n):
    return f"{n:026}"


def table(path, rows):
    (bag / path).parent.mkdir(parents=True, exist_ok=True)
    with open(bag / path, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\n").writerows(rows)


def resource(name, *paths):
    with open(bag / paths[0], encoding="utf-8") as source:
        header = next(csv.reader(source))
    fields = [{"name": column, "type": "any"} for column in header]
    path = paths[0] if len(paths) == 1 else list(paths)
    return {"name": name, "path": path, "profile": "tabular-data-resource", "schema": {"fields": fields}}


table("tables/organisations.csv", [["id", "kind", "name"], [ident(1), "branch", '中共福宁社区"第一",\n支部委员会']])
table(
    "tables/members.csv",
    [
        ["id", "birth", "membership"],
        [ident(2), "1968", "full"],
        [ident(3), "", "probationary"],
    ],
)
table("tables/memberships.csv", [["id", "member", "organisation"], [ident(4), ident(2), ident(1)]])
table("tables/lineage.csv", [["id", "organisation", "until", "kind", "parent"]])
for spans in ["floatings", "losses"]:
    table(f"tables/{spans}.csv", [["id", "member", "from", "to"]])
meeting = ["id", "kind", "countsAs", "branch", "date", "number"]
table("tables/meetings/2026Q2.csv", [meeting, [ident(5), "lesson", "[]", ident(1), "2026-05-01", 1]])
table("tables/meetings/2026Q3.csv", [meeting, [ident(6), "themeDay", '["lesson"]', ident(1), "2026-07-01", 1]])
table(
    "tables/attendance.csv",
    [
        ["meeting", "member", "presence", "membership", "voting"],
        [ident(5), ident(2), "present", "full", "true"],
        [ident(6), ident(3), "absent", "probationary", "false"],
    ],
)
table("tables/points.csv", [["id", "member", "branch", "date", "reverses"]])
table("tables/grids.csv", [["id", "from"], [ident(9), ""]])
table("tables/buildings.csv", [["id"]])
table("tables/grid-posts.csv", [["id", "person", "role"]])
table("tables/patrols.csv", [["id", "grid", "date", "basis", "rounds"], [ident(10), ident(9), "2026-07-02", "summary", 40]])
table("figures.csv", [["code", "label", "numerator", "denominator", "cutoff"], ["members.total", "党员总数", 2, "", cutoff]])
small = [resource(name, f"tables/{name}.csv") for name in ["organisations", "lineage", "members", "memberships", "floatings", "losses", "attendance", "points", "grids", "buildings", "grid-posts", "patrols"]]
meetings = resource("meetings", "tables/meetings/2026Q2.csv", "tables/meetings/2026Q3.csv")
package = {"profile": "tabular-data-package", "name": "by-hand", "resources": [*small, meetings, resource("figures", "figures.csv")]}
(bag / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")

facts = {
    "Source-Organization": "中共福宁社区委员会",
    "Bagging-Date": "2026-10-08",
    "Qinlin-Format": "1",
    "Qinlin-Schema": "1",
    "Qinlin-Kind": "report",
    "Qinlin-Office": office,
    "Qinlin-Epoch": "1",
    "Qinlin-Sequence": str(sequence),
    "Qinlin-Period": period,
    "Qinlin-Revision": "0",
    "Qinlin-Cutoff": cutoff,
    "Qinlin-Detail": "pseudonymous",
}
bagit.make_bag(str(bag), facts, checksums=["sha256"])


def minisign(*arguments):
    subprocess.run(["minisign", *arguments], check=True, stdout=subprocess.DEVNULL, cwd=bag, stdin=subprocess.DEVNULL)


minisign("-G", "-W", "-p", "../office.pub", "-s", "../office.key")
comment = f"qinlin office={office} epoch=1 sequence={sequence} kind=report"
minisign("-S", "-s", "../office.key", "-m", "tagmanifest-sha256.txt", "-t", comment)

bundle = folder / "bundle.qlb"
if container.startswith("zipfile"):
    method = zipfile.ZIP_DEFLATED if container.endswith("deflated") else zipfile.ZIP_STORED
    with zipfile.ZipFile(bundle, "w", method) as archive:
        for path in sorted(bag.rglob("*")):
            archive.write(path, path.relative_to(folder))
else:
    options = ["-r", "-X", "-9"] if container == "zip" else ["-r"]
    subprocess.run(["zip", "-q", *options, bundle.name + ".zip", base], check=True, cwd=folder)
    (folder / "bundle.qlb.zip").rename(bundle)
