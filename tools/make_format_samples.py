#!/usr/bin/env python3
"""Writes the small documents in samples/formats/, each for one thing that a reader must get right.

    tools/make_format_samples.py            writes all of them, the same bytes on every run

Plain Python and no office program: every byte of the documents stands here. What a reader should make of NAME stands
beside it in NAME.facts; after a change of either, run `BLESS=1 cargo test formats` and read the difference.
"""
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "samples" / "formats"

# ---------------------------------------------------------------------------------------------------------- packages

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def package(path, parts, stored=()):
    """A zip file with fixed dates."""
    with zipfile.ZipFile(OUT / path, "w") as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, date_time=(2023, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def docx(path, body, numbering="", parts=(), relations=()):
    """A Word document; `parts` are (name, kind of relationship, content), `relations` (id, kind, target)."""
    kinds = [("rIdN", "numbering", "numbering.xml")] if numbering else []
    kinds += [(f"rId{i}", kind, name) for i, (name, kind, _) in enumerate(parts)]
    links = [f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in kinds]
    links += [
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for i, kind, target in relations
    ]
    package_relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content = [
        ("[Content_Types].xml", HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'),
        ("_rels/.rels", HEAD + package_relations +
         f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", HEAD + f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
        ("word/_rels/document.xml.rels", HEAD + package_relations + "".join(links) + "</Relationships>"),
    ]
    if numbering:
        content.append(("word/numbering.xml", HEAD + f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"))
    content += [(f"word/{name}", HEAD + text) for name, _, text in parts]
    package(path, content)


def t(text):
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text, properties=""):
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(content, properties=""):
    content = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def item(text, number, level=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def tc(*paragraphs, span=1, merge=None):
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += {"begin": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>", None: ""}[merge]
    inner = "".join(x if x.startswith("<") else p(x) for x in paragraphs) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells, properties=""):
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def change(tag, content):
    return f'<w:{tag} w:id="1" w:author="a" w:date="2023-01-01T00:00:00Z">{content}</w:{tag}>'


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text):
    return f"<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>"


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>'
    '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)

LETTERHEAD = [
    "Geneva, 21 February 2023",
    "TSB Collective letter 3/15",
    "Subject: Meeting of ITU-T Study Group 15, Geneva, 3-14 July 2023",
]
DEADLINES = [
    ("3 May 2023", ["–\tSubmission of ITU-T Member contributions for which translation is requested"]),
    ("22 May 2023", ["–\tSubmission of fellowship requests", "–\tSubmission of requests for interpretation"]),
    ("3 June 2023", ["–\tPre-registration (online via the study group homepage)"]),
    ("20 June 2023", ["–\tSubmission of ITU-T Member contributions (via Direct Document Posting)"]),
]


def word_text(text):
    """A run where a tab is Word's tab."""
    return "<w:r>" + "<w:tab/>".join(t(piece) for piece in text.split("\t")) + "</w:r>"


def word_documents():
    letterhead = "".join(map(p, LETTERHEAD))
    block = tbl(*(tr(tc(day), tc(*(p(word_text(a)) for a in actions))) for day, actions in DEADLINES))
    docx("deadlines.docx", letterhead + p("Key deadlines:") + block + p("Yours faithfully,"))

    head = [tr(tc("", merge="begin"), tc("Monday, 3 July 2023", span=2), tc("Tuesday, 4 July 2023", span=2)),
            tr(tc(merge="go on"), tc("1"), tc("2"), tc("1"), tc("2"))]
    plan = tbl(*head, tr(tc("Q1/15"), tc(), tc("X", span=2), tc()), tr(tc("Plenary"), tc("OP"), tc(), tc(), tc("CP")),
               tr(tc("Lunch", span=2), tc("12:30", span=3)))
    legend = p("Session times: 1 – 0930-1045; 2 – 1115-1230") + p("Key: OP – opening plenary; CP – closing plenary")
    docx("plan.docx", letterhead + plan + legend)

    deleted_mark = f"<w:rPr>{change('del', '')}</w:rPr>"
    tracked = [
        p(r("The meeting opens on ") + change("ins", r("4")) + change("del", "<w:r><w:delText>7</w:delText></w:r>")
          + r(" July 2023.")),
        p(change("moveFrom", r("Moved away. ")) + r("Stays. ") + change("moveTo", r("Moved here."))),
        p(r("Visible") + r(" and hidden", "<w:vanish/>") + r(".")),
        p(r("Registration closes on "), deleted_mark) + p("3 June 2023."),
        tbl(tr(tc("3 May 2023"), tc("Contributions")),
            tr(tc(p(change("del", "<w:r><w:delText>9 May 2023</w:delText></w:r>"))), tc(), properties=change("del", "")),
            tr(tc("5 May 2023"), tc("Visa"), properties=change("ins", ""))),
    ]
    docx("tracked.docx", "".join(tracked))

    box = f"<w:txbxContent>{p('Latest meeting information')}</w:txbxContent>"
    shape = ("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>" + box +
             "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + box +
             "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    control = lambda content: f'<w:sdt><w:sdtPr><w:alias w:val="not printed"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    body = [
        item("Opening", 1), item("Adoption of the agenda", 1), item("Part one", 1, 1), item("Part two", 1, 1),
        item("Closure", 1), item("Starts at four", 3), item("Bullet", 2), item("会议", 4), item("议程", 4),
        p(r("Before the box") + shape), control(p("In a content control")), p(control(r("3 July 2023")) + r(" in a date control")),
        p(r("With a note") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/></w:sectPr>',
    ]
    notes = (f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
             f'<w:footnote w:id="2">{p("The note")}</w:footnote></w:footnotes>')
    edge = lambda tag, text: f"<w:{tag} {NAMESPACES}>{p(text)}</w:{tag}>"
    docx("parts.docx", "".join(body), LISTS, [
        ("footnotes.xml", "footnotes", notes), ("header1.xml", "header", edge("hdr", "– 2 –")),
        ("header2.xml", "header", edge("hdr", "– 2 –")), ("footer1.xml", "footer", edge("ftr", "CH-1211 Geneva 20")),
    ])

    links = [
        p(r("Register ") + f'<w:hyperlink r:id="rIdA">{r("on")}{r("line")}</w:hyperlink>' + r(" by 3 June.")),
        p(field("begin") + instruction(' HYPERLINK "https://www.itu.int/go/tsg15" \\t "_blank" ') + field("separate")
          + r("the group's page") + field("end")),
        p('<w:fldSimple w:instr=" HYPERLINK &quot;mailto:tsbsg15@itu.int&quot; ">' + r("mail") + "</w:fldSimple>"),
        p(f'<w:hyperlink w:anchor="AnnexA">{r("Annex A")}</w:hyperlink>'),
        p(field("begin") + instruction(" PAGE ") + field("separate") + r("7") + field("end")),
    ]
    docx("links.docx", "".join(links), relations=[("rIdA", "hyperlink", "https://www.itu.int/reg?a=1&amp;b=2")])


# --------------------------------------------------------------------------------------------------------------- PDF

class Pdf:
    """Writes a PDF by hand: numbered objects, a cross-reference table, pages of operators."""

    def __init__(self):
        self.objects = []

    def add(self, content):
        self.objects.append(content if isinstance(content, bytes) else content.encode("latin-1"))
        return len(self.objects)

    def reserve(self):
        return self.add(b"")

    def set(self, number, content):
        self.objects[number - 1] = content.encode("latin-1")

    def stream(self, data, extra=""):
        data = data if isinstance(data, bytes) else data.encode("latin-1")
        return self.add(f"<< /Length {len(data)} {extra}>>\nstream\n".encode() + data + b"\nendstream")

    def save(self, path, root):
        out = bytearray(b"%PDF-1.5\n")
        offsets = []
        for number, content in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{o:010} 00000 n \n".encode() for o in offsets)
        out += f"trailer\n<< /Size {len(offsets) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        (OUT / path).write_bytes(bytes(out))


def literal(text):
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def line(x, y, text, size=10):
    # An en dash is 0x96 in WinAnsiEncoding.
    return f"BT /F1 {size} Tf {x} {y} Td {literal(text.replace('–', chr(0x96)))} Tj ET\n"


def rule(x1, y1, x2, y2):
    return f"{x1} {y1} m {x2} {y2} l S\n"


def pdf(path, pages, links=(), structure=None, font=None, picture=False):
    """A PDF of pages of operators; `links` are (page, box, address), `structure` fills a tag tree."""
    out = Pdf()
    root, tree = out.reserve(), out.reserve()
    font = font(out) if font else out.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    resources = f"/Font << /F1 {font} 0 R >>"
    if picture:
        image = out.stream(b"\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 ")
        resources += f" /XObject << /Im {image} 0 R >>"
    numbers = []
    for index, content in enumerate(pages):
        stream = out.stream(content)
        annotations = "".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{' '.join(map(str, box))}] /A << /S /URI /URI {literal(address)} >> >> "
            for page, box, address in links if page == index)
        numbers.append(out.add(f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
                               f"/Contents {stream} 0 R /Annots [{annotations}] >>"))
    out.set(tree, f"<< /Type /Pages /Count {len(numbers)} /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] >>")
    extra = ""
    if structure:
        extra = f" /MarkInfo << /Marked true >> /StructTreeRoot {structure(out, numbers)} 0 R"
    out.set(root, f"<< /Type /Catalog /Pages {tree} 0 R{extra} >>")
    out.save(path, root)


def mapped_font(pairs):
    """A font whose codes from 0x41 on stand for the given characters, as a subset font's do."""
    def build(out):
        entries = "".join(f"<{0x41 + i:02X}> <{c.encode('utf-16-be').hex().upper()}>\n" for i, c in enumerate(pairs))
        cmap = out.stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
                          "1 begincodespacerange <00> <FF> endcodespacerange\n"
                          f"{len(pairs)} beginbfchar\n{entries}endbfchar\nendcmap end end")
        widths = " ".join("500" for _ in pairs)
        return out.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 65 "
                       f"/LastChar {64 + len(pairs)} /Widths [{widths}] /ToUnicode {cmap} 0 R >>")
    return build


def drawn(characters, x, y, text, size=10):
    """A line in a mapped font."""
    codes = "".join(f"{0x41 + characters.index(c):02X}" for c in text)
    return f"BT /F1 {size} Tf {x} {y} Td <{codes}> Tj ET\n"


def pdf_documents():
    foot = line(200, 30, "International Telecommunication Union", 8)
    first = "".join(line(70, 780 - 20 * i, text) for i, text in enumerate(LETTERHEAD))
    first += line(70, 700, "The meeting is planned to take place at ITU headquarters in Geneva, from 3 to 14")
    first += line(70, 686, "July 2023. Registration opens at 0830 hours.") + line(70, 650, "Key deadlines:")
    x = [70, 170, 500]
    def table(top, rows):
        out, y = rule(x[0], top, x[2], top), top
        for day, lines in rows:
            height = 14 * len(lines) + 6
            if day:
                out += line(x[0] + 5, y - 14, day)
            out += "".join(line(x[1] + 5, y - 14 - 14 * i, text) for i, text in enumerate(lines))
            y -= height
            out += rule(x[0], y, x[2], y)
        return out + "".join(rule(v, top, v, y) for v in x)
    # The page break cuts through the second row: its date stands on the first page only.
    first += table(120, [("3 May 2023", ["– Contributions for which translation is requested"]),
                         ("22 May 2023", ["– Fellowship requests"])])
    second = line(280, 800, "- 2 -") + table(760, [("", ["– Requests for interpretation"]),
                                                   ("20 June 2023", ["– Contributions (see the homepage)"])])
    second += line(70, 600, "Yours faithfully,")
    pdf("ruled.pdf", [first + line(280, 800, "- 1 -") + foot, second + foot], [(1, (283, 700, 332, 745), "https://www.itu.int/go/tsg15")])

    rows = [("3 May 2023", "Contributions for which translation is requested"), ("22 May 2023", "Fellowship requests"),
            ("20 June 2023", "Contributions")]
    block = "".join(line(70, 650 - 14 * i, day) + line(200, 650 - 14 * i, action) for i, (day, action) in enumerate(rows))
    pdf("aligned.pdf", ["".join(line(70, 780 - 20 * i, text) for i, text in enumerate(LETTERHEAD)) + line(70, 680, "Key deadlines:")
                        + block + line(70, 560, "Yours faithfully,")])

    # Borderless, tagged: only the tag tree knows the columns and that the first cell covers two rows.
    pieces = ["Time plan", "Monday, 3 July", "Opening", "Working", "parties", "Note: see the homepage"]
    places = [(70, 700), (70, 660), (200, 660), (200, 640), (200, 626), (70, 590)]
    content = "".join(f"/P << /MCID {i} >> BDC {line(*places[i], text)}EMC\n" for i, text in enumerate(pieces))
    content += f"/Artifact << /Type /Pagination >> BDC {line(280, 800, 'Page 1')}EMC\n"
    def structure(out, pages):
        tree, page = out.reserve(), pages[0]
        element = lambda kind, kids, extra="": out.add(f"<< /Type /StructElem /S /{kind} /Pg {page} 0 R /K [{kids}] {extra}>>")
        cell = lambda kids, extra="": f"{element('TD', kids, extra)} 0 R "
        rows = [element("TR", cell("1", "/A << /O /Table /RowSpan 2 >> ") + cell("2")), element("TR", cell("3 4"))]
        table = element("Table", " ".join(f"{row} 0 R" for row in rows))
        kids = f"{element('P', '0')} 0 R {table} 0 R {element('P', '5')} 0 R"
        out.set(tree, f"<< /Type /StructTreeRoot /K [{element('Document', kids)} 0 R] >>")
        return tree
    pdf("tagged.pdf", [content], structure=structure)

    # Arabic is drawn from left to right where it stands: "3-14 يوليو 2023" as "2023 ويلوي 14-3".
    arabic = sorted(set("2023 ويلوي 14-3") | set("جتماع"))
    pdf("arabic.pdf", [drawn(arabic, 300, 700, "عامتجا") + drawn(arabic, 255, 670, "2023 ويلوي 14-3")], font=mapped_font(arabic))

    # Some fonts give radicals where ideographs were typed.
    radicals = sorted(set("2023年7⽉3⽇，⻚"))
    pdf("radicals.pdf", [drawn(radicals, 70, 700, "2023年7⽉3⽇，⻚")], font=mapped_font(radicals))

    pdf("scan.pdf", ["q 500 0 0 700 50 50 cm /Im Do Q"], picture=True)


# ------------------------------------------------------------------------------------------------------- other formats

def open_document():
    names = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing"}
    namespaces = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in names.items())
    namespaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    styles = ('<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
              '</text:list-style><style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>')
    cell = lambda text, extra="": f'<table:table-cell {extra}><text:p>{text}</text:p></table:table-cell>'
    body = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>deleted</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Registration closes on <text:change text:change-id=\"c\"/>3<text:s text:c=\"2\"/>June 2023.<text:span text:style-name=\"H\">hidden</text:span></text:p>"
        '<text:list text:style-name="L"><text:list-item><text:p>Opening</text:p></text:list-item><text:list-item><text:p>Closure</text:p></text:list-item></text:list>'
        '<text:p>See <text:a xlink:href="https://www.itu.int">the page</text:a><text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>The note</text:p></text:note-body></text:note></text:p>"
        "<table:table><table:table-row>" + cell("3 May 2023", 'table:number-rows-spanned="2"') + cell("Contributions")
        + "</table:table-row><table:table-row><table:covered-table-cell/>" + cell("Visa") + "</table:table-row></table:table>"
        '<text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>'
    )
    content = (HEAD + f"<office:document-content {namespaces}><office:automatic-styles>{styles}</office:automatic-styles>"
               f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")
    page = (HEAD + f"<office:document-styles {namespaces}><office:master-styles><style:master-page><style:header><text:p>Header</text:p></style:header>"
            "</style:master-page></office:master-styles></office:document-styles>")
    package("parts.odt", [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("styles.xml", page)], ("mimetype",))


def texts():
    rich = (r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset204 Arial;}}" "\n"
            r"{\header\pard Header\par}\pard\f0 Geneva, 21 February 2023 \f1\'c8\'d5\'c4\'da\'cd\'df \f2\'cc\'e0\'e9 \u20013 ?\par" "\n"
            r"{\listtext\tab 1.\tab}Opening{\deleted  deleted}{\v  hidden}\par" "\n"
            r'See {\field{\*\fldinst HYPERLINK "https://www.itu.int"}{\fldrslt the page}}{\footnote The note}\par' "\n"
            r"\trowd\clvmgf\cellx2000\cellx6000\pard\intbl 3 May 2023\cell Contributions\cell\row" "\n"
            r"\trowd\clvmrg\cellx2000\cellx6000\pard\intbl\cell Visa\par Hotel\cell\row\pard" "\n"
            r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In a box\par}}{\shprslt fallback}}After\par}")
    (OUT / "parts.rtf").write_bytes(rich.encode("ascii"))
    page = ("<!DOCTYPE html><html><head><meta charset=gb2312><title>not printed</title><style>p{}</style></head><body>"
            "<p>日内瓦，2023年7月3日</p><ol start=2><li>Opening<li>Closure</ol><p>See <a href='https://www.itu.int'>the page</a>"
            "<del> deleted</del><span style='display:none'> hidden</span></p>"
            "<table><tr><td rowspan=2>3 May 2023<td>Contributions<tr><td>Visa<br>Hotel</table></body></html>")
    (OUT / "parts.html").write_bytes(page.encode("gb2312"))


def mail(path, body, attachments=(), html=None):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "tsb@example.int", "delegate@example.org", "第3/15号集体函"
    message["Date"] = "Tue, 21 Feb 2023 10:00:00 +0000"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    for part in message.walk():
        if part.is_multipart():
            part.set_boundary("=" * 8 + path)
    (OUT / path).write_bytes(message.as_bytes())


def containers():
    read = lambda name: (OUT / name).read_bytes()
    picture = b"\x89PNG\r\n\x1a\n" + bytes(16)
    mail("attached.eml", "Please find attached the letter.\n",
         [("logo.png", picture), ("集体函.pdf", read("ruled.pdf")), ("集体函.docx", read("deadlines.docx"))])
    mail("body.eml", "Geneva, 21 February 2023\n\nThe meeting opens on 3 July 2023.\n", [("logo.png", picture)])
    mail("table.eml", "plain\n", html="<p>Key deadlines:<table><tr><td>3 May 2023<td>Contributions</table>")
    mail("nothing.eml", "\n", [("logo.png", picture), ("meeting.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")])
    mail("forwarded.eml", "See below.\n", [("forwarded.eml", read("attached.eml"))])
    package("letters.zip", [("en/letter.docx", read("deadlines.docx")), ("en/letter.pdf", read("ruled.pdf")),
                            ("fr/letter.docx", read("links.docx")), ("__MACOSX/._letter.docx", b"\0\5\26\7"), ("logo.png", picture),
                            ("mail.eml", read("body.eml")), ("broken.docx", read("plan.docx")[:900])])


# ------------------------------------------------------------------------------------------------------ Outlook messages

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


class Storage(dict):
    """A folder of a compound file: names with bytes (streams) or further folders."""


def compound(root):
    """A compound file (MS-CFB, version 3)."""
    entries, sectors, fat = [], [], []

    def store(data):
        """Appends sectors and gives the first."""
        count = -(-len(data) // SECTOR)
        first = len(sectors)
        sectors.extend(data[i * SECTOR:(i + 1) * SECTOR].ljust(SECTOR, b"\0") for i in range(count))
        fat.extend(first + i + 1 for i in range(count - 1))
        fat.append(END)
        return first

    def entry(name, kind, start=0, size=0):
        entries.append([name, kind, FREE, FREE, FREE, start, size])
        return len(entries) - 1

    def mini(data):
        """Streams below 4096 bytes stand in 64-byte pieces inside the stream of the root."""
        first = len(small) // 64
        count = max(1, -(-len(data) // 64))
        small.extend(data.ljust(count * 64, b"\0"))
        small_fat.extend(first + i + 1 for i in range(count - 1))
        small_fat.append(END)
        return first

    def tree(children):
        """Siblings as a balanced tree, ordered by length and then by capitals."""
        if not children:
            return FREE
        middle = len(children) // 2
        entries[children[middle]][2] = tree(children[:middle])
        entries[children[middle]][3] = tree(children[middle + 1:])
        return children[middle]

    def add(index, folder):
        children = []
        for name in sorted(folder, key=lambda n: (len(n), n.upper())):
            content = folder[name]
            if isinstance(content, Storage):
                child = entry(name, 1)
                add(child, content)
            else:
                start = store(content) if len(content) >= 4096 else mini(content)
                child = entry(name, 2, start, len(content))
            children.append(child)
        entries[index][4] = tree(children)

    small, small_fat = bytearray(), []
    add(entry("Root Entry", 5), root)
    entries[0][5], entries[0][6] = store(bytes(small)), len(small)
    small_table = struct.pack(f"<{len(small_fat)}I", *small_fat)
    small_table = small_table.ljust(-(-len(small_table) // SECTOR) * SECTOR, b"\xff")
    small_start = store(small_table)
    directory = b""
    for name, kind, left, right, child, start, size in entries:
        text = name.encode("utf-16-le")
        directory += struct.pack("<64sHBBIII16sIQQIQ", text, len(text) + 2, kind, 1, left, right, child, bytes(16), 0, 0, 0, start, size)
    blank = struct.pack("<64sHBBIII16sIQQIQ", b"", 0, 0, 0, FREE, FREE, FREE, bytes(16), 0, 0, 0, 0, 0)
    directory += blank * (-len(entries) % 4)
    directory_start = store(directory)
    tables = 1
    while tables * 128 < len(sectors) + tables:
        tables += 1
    table_sectors = list(range(len(sectors), len(sectors) + tables))
    table = fat + [FAT] * tables
    table += [FREE] * (tables * 128 - len(table))
    header = struct.pack("<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
                         0, tables, directory_start, 0, 4096, small_start, len(small_table) // SECTOR, END, 0)
    header += struct.pack("<109I", *(table_sectors + [FREE] * (109 - tables)))
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def message(path, body, attachments=(), code_page=None, html=None):
    """An Outlook message; with a code page its texts are those of an old Outlook."""
    kind = "001E" if code_page else "001F"
    encoded = lambda text: text.encode(code_page or "utf-16-le")
    root = Storage({"__properties_version1.0": bytes(32), f"__substg1.0_0037{kind}": encoded("第3/15号集体函")})
    if body:
        root[f"__substg1.0_1000{kind}"] = encoded(body)
    if html:
        root["__substg1.0_10130102"] = html
    for number, (name, content) in enumerate(attachments):
        root[f"__attach_version1.0_#{number:08X}"] = Storage({
            "__properties_version1.0": bytes(8), "__substg1.0_37010102": content,
            f"__substg1.0_3704{kind}": encoded("LETTER~1"), f"__substg1.0_3707{kind}": encoded(name)})
    (OUT / path).write_bytes(compound(root))


def messages():
    read = lambda name: (OUT / name).read_bytes()
    picture = b"\x89PNG\r\n\x1a\n" + bytes(16)
    message("attached.msg", "Please find attached the letter.\r\n",
            [("logo.png", picture), ("集体函.pdf", read("ruled.pdf")), ("集体函.docx", read("deadlines.docx"))])
    message("body.msg", "日内瓦，2023年2月21日\r\n\r\n第15研究组会议将于2023年7月3日开幕。\r\n", code_page="gb18030")
    message("table.msg", "plain\r\n", html=b"<html><body><p>Key deadlines:<table><tr><td>3 May 2023<td>Contributions</table></html>")
    message("nothing.msg", "", [("logo.png", picture)])
    # An Office file with a password is a compound file as well.
    (OUT / "password.docx").write_bytes(compound(Storage({"EncryptionInfo": bytes(64), "EncryptedPackage": bytes(5000)})))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    word_documents()
    pdf_documents()
    open_document()
    texts()
    containers()
    messages()


if __name__ == "__main__":
    main()
