"""Cartridges as no exporter should write them, made by code: make(FOLDER) returns their paths.

Each is a small course of ours with one family of oddities that real packages have.
"""
import os
import zipfile
from xml.sax.saxutils import escape, quoteattr

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "00000301010018dd8db00000000049454e44ae426082"
)
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def page(title, body, head='<meta charset="utf-8">'):
    return "<html><head>%s<title>%s</title></head><body>%s</body></html>" % (head, title, body)


class Package:
    def __init__(self, minor=1):
        self.minor = minor
        self.files = []
        self.resources = []
        self.items = []

    def add(self, name, data):
        self.files.append((name, data.encode() if isinstance(data, str) else data))
        return name

    def resource(self, identifier, kind, files, href=True, inside=""):
        kinds = {
            "web": "webcontent",
            "topic": "imsdt_xmlv1p%d" % self.minor,
            "link": "imswl_xmlv1p%d" % self.minor,
            "quiz": "imsqti_xmlv1p2/imscc_xmlv1p%d/assessment" % self.minor,
            "bank": "imsqti_xmlv1p2/imscc_xmlv1p%d/question-bank" % self.minor,
            "lti": "imsbasiclti_xmlv1p0",
            "assignment": "assignment_xmlv1p0",
        }
        self.resources.append(
            "<resource identifier=%s type=%s%s>%s%s</resource>"
            % (
                quoteattr(identifier),
                quoteattr(kinds.get(kind, kind)),
                " href=%s" % quoteattr(files[0]) if href and files else "",
                inside,
                "".join("<file href=%s/>" % quoteattr(name) for name in files),
            )
        )

    def item(self, identifier, title, ref=None, inside="", metadata=""):
        return "<item identifier=%s%s><title>%s</title>%s%s</item>" % (
            quoteattr(identifier),
            " identifierref=%s" % quoteattr(ref) if ref else "",
            escape(title),
            inside,
            metadata,
        )

    def web(self, identifier, title, name, data):
        self.add(name, data)
        self.resource("R" + identifier, "web", [name])
        return self.item(identifier, title, "R" + identifier)

    def typed(self, identifier, title, kind, name, data, times=1):
        self.add(name, data)
        self.resource("R" + identifier, kind, [name], href=False)
        return "".join(
            self.item("%s_%d" % (identifier, n), title, "R" + identifier) for n in range(times)
        )

    def write(self, path):
        family = "imsccv1p%d" % self.minor
        manifest = (
            '<?xml version="1.0" encoding="UTF-8"?><manifest identifier="M" '
            'xmlns="http://www.imsglobal.org/xsd/%s/imscp_v1p1" '
            'xmlns:lom="http://ltsc.ieee.org/xsd/%s/LOM/resource" '
            'xmlns:lomm="http://ltsc.ieee.org/xsd/%s/LOM/manifest"><metadata>'
            "<schema>IMS Common Cartridge</schema><schemaversion>1.%d.0</schemaversion>"
            "<lomm:lom><lomm:general><lomm:title><lomm:string>An odd course</lomm:string>"
            "</lomm:title></lomm:general></lomm:lom></metadata>"
            '<organizations><organization identifier="O" structure="rooted-hierarchy">'
            '<item identifier="root">%s</item></organization></organizations>'
            "<resources>%s</resources></manifest>"
        ) % (family, family, family, self.minor, "".join(self.items), "".join(self.resources))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("imsmanifest.xml", manifest)
            for name, data in self.files:
                archive.writestr(name, data)
        return path


def text(html):
    return '<material><mattext texttype="text/html">%s</mattext></material>' % escape(html)


def question(ident, profile, stem, labels=(), key=(), extra="", conditions="", weight=None):
    """A question in Canvas's way: identifiers are numbers, feedback stands in its own place."""
    is_multiple = "multiple_response" in profile
    fields = [("cc_profile", profile)] + ([("cc_weighting", weight)] if weight else [])
    metadata = "".join(
        "<qtimetadatafield><fieldlabel>%s</fieldlabel><fieldentry>%s</fieldentry></qtimetadatafield>"
        % field
        for field in fields
    )
    if labels:
        asked = '<response_lid ident="r" rcardinality="%s"><render_choice>%s</render_choice></response_lid>' % (
            "Multiple" if is_multiple else "Single",
            "".join(
                '<response_label ident="%d">%s</response_label>' % (n, text(label))
                for n, label in enumerate(labels)
            ),
        )
    else:
        asked = '<response_str ident="r"><render_fib/></response_str>'
    equals = ['<varequal respident="r">%s</varequal>' % escape(str(k)) for k in key]
    if is_multiple:
        wrong = [n for n in range(len(labels)) if n not in key]
        equals += ['<not><varequal respident="r">%d</varequal></not>' % n for n in wrong]
        equals = ["<and>%s</and>" % "".join(equals)]
    if key:
        conditions += (
            '<respcondition continue="No"><conditionvar>%s</conditionvar>'
            '<setvar varname="SCORE" action="Set">100</setvar></respcondition>' % "".join(equals)
        )
    processing = (
        '<resprocessing><outcomes><decvar varname="SCORE" minvalue="0" maxvalue="100"/></outcomes>%s'
        "</resprocessing>" % conditions
        if conditions
        else ""
    )
    return (
        '<item ident="%s" title="Q &amp; %s"><itemmetadata><qtimetadata>%s</qtimetadata></itemmetadata>'
        "<presentation>%s%s</presentation>%s%s</item>"
    ) % (ident, ident, metadata, text(stem), asked, processing, extra)


def quiz(title, questions, fields=()):
    metadata = "".join(
        "<qtimetadatafield><fieldlabel>%s</fieldlabel><fieldentry>%s</fieldentry></qtimetadatafield>"
        % field
        for field in (("cc_profile", "cc.exam.v0p1"),) + tuple(fields)
    )
    return (
        '<questestinterop xmlns="%s"><assessment ident="A" title=%s><qtimetadata>%s</qtimetadata>'
        '<rubric>%s</rubric><section ident="S">%s</section></assessment></questestinterop>'
    ) % (QTI, quoteattr(title), metadata, text("<p>Read well &amp; answer.</p>"), "".join(questions))


def bank(questions):
    return '<questestinterop xmlns="%s"><objectbank ident="B">%s</objectbank></questestinterop>' % (
        QTI,
        "".join(questions),
    )


def shown(ident, inside, score=None):
    return (
        '<respcondition continue="Yes"><conditionvar>%s</conditionvar>%s'
        '<displayfeedback feedbacktype="Response" linkrefid="%s"/></respcondition>'
    ) % (inside, '<setvar varname="SCORE">%d</setvar>' % score if score is not None else "", ident)


def feedback(ident, html):
    return '<itemfeedback ident="%s">%s</itemfeedback>' % (ident, text(html))


def all_questions(prefix=""):
    choice, several = "cc.multiple_choice.v0p1", "cc.multiple_response.v0p1"
    truth, fill = "cc.true_false.v0p1", "cc.fib.v0p1"
    equal = '<varequal respident="r">%s</varequal>'
    return [
        question(prefix + "1", choice, "Which &lt;b&gt; is x < y?", ["a &lt; b", "b", "c"], [1], weight="3"),
        question(prefix + "2", several, "Even ones?", ["2", "3", "4"], [0, 2]),
        question(prefix + "3", truth, "Water is wet.", ["True", "False"], [0]),
        question(prefix + "4", choice, "Two only?", ["Oui", "Non"], [0]),
        question(prefix + "5", choice, "The earth is flat.", ["<p>False</p>", "<p>True</p>"], [0]),
        question(prefix + "6", fill, "Capital?", key=["Paris", "paris ", "Lutèce & co"]),
        question(prefix + "7", "cc.essay.v0p1", "<p>Why? <img src='media/a b.png'></p>",
                 conditions=shown("general_fb", "<other/>"), extra=feedback("general_fb", "Well.")),
        question(prefix + "8", choice, "How was it?", ["Good", "Fair", "Bad"]),
        question(prefix + "9", choice, "Feedback?", ["one", "two", "three"], [2],
                 conditions=shown("0_fb", equal % 0) + shown("2_fb", equal % 2) + shown("correct_fb", equal % 2)
                 + shown("general_incorrect_fb", "<other/>"),
                 extra=feedback("0_fb", "No, not one.") + feedback("2_fb", "Three it is.")
                 + feedback("correct_fb", "Right.") + feedback("general_incorrect_fb", "Wrong.")),
        question(prefix + "10", several, "All of them?", ["x", "y"], [0, 1],
                 conditions=shown("0_fb", equal % 0), extra=feedback("0_fb", "x, yes")),
        question(prefix + "11", fill, "Nothing accepted?"),
        question(prefix + "12", fill, "With a word?", key=["word"],
                 conditions=shown("w", equal % "word"), extra=feedback("w", "That word.")),
        question(prefix + "13", "cc.pattern_match.v0p1", "A part?", conditions=(
            '<respcondition><conditionvar><varsubstring respident="r">part</varsubstring></conditionvar>'
            '<setvar varname="SCORE">100</setvar></respcondition>')),
    ]


def names():
    p = Package()
    p.add("media/a b.png", PNG)
    p.add("media/a_b.png", PNG + b"2")
    p.add("media/A B.PNG", PNG + b"3")
    p.add("media/größe & mehr #1 100%.png", PNG + b"4")
    p.add(".hidden/x.txt", "x")
    p.add("media", "a file like a folder")
    p.add("ö/x.png", PNG + b"5")
    p.add("o", "another")
    p.add("course_settings/notes.txt", "kept")
    p.resource("files", "web", [name for name, _ in p.files])
    p.items.append(p.web("p1", "Seite „eins“", "Ordner ä/Seite 1.html", page(
        "1", '<img src="../media/a%20b.png"><img src="../media/a b.png"><a href="../media/A%20B.PNG">A</a>'
        '<img src="../media/gr%C3%B6%C3%9Fe%20%26%20mehr%20%231%20100%25.png">'
        '<a href="Seite%202.html#oben">2</a><a href="seite 2.HTML">2</a><a href="nowhere.html">-</a>')))
    p.items.append(p.web("p2", "Seite 2", "Ordner ä/Seite 2.html", page(
        "2", '<a href="/media/a_b.png">b</a><a href="../Ordner%20%C3%A4/Seite%201.html?x=1">1</a>')))
    p.items.append(p.web("p3", "Notes", "notes & more.txt", "plain"))
    return p


def encodings():
    p = Package()
    p.items.append(p.web("p1", "Latin", "latin.html", page(
        "Übung", "<p>Grüße</p>", '<meta http-equiv="content-type" content="text/html; charset=iso-8859-1">'
    ).encode("latin-1")))
    p.items.append(p.web("p3", "Marked", "marked.html", b"\xef\xbb\xbf" + page("Ü", "<p>Größe</p>").encode()))
    p.items.append(p.web("p4", "Windows", "windows.htm", "<p>“quoted” – dash</p>".encode("cp1252")))
    p.items.append(p.web("p5", "XHTML", "x.xhtml", (
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        "<head><title>é</title></head><body><p>été</p></body></html>").encode("latin-1")))
    p.items.append(p.web("p6", "Lying", "lying.html", page(
        "Ü", "<p>schön</p>", "<meta charset='windows-1251'>").encode()))
    return p


def links():
    p = Package()
    p.add("web_resources/img/one.png", PNG)
    p.add("css/main.css", "@import 'more.css'; body { background: url(../web_resources/img/one.png) }")
    p.add("css/more.css", "p { color: red }")
    p.resource("files", "web", ["web_resources/img/one.png", "css/main.css", "css/more.css"])
    p.items.append(p.web("p1", "One", "wiki_content/one.html", page(
        "1", '<link rel="stylesheet" href="../css/main.css">'
        '<img src="$IMS-CC-FILEBASE$/img/one.png?canvas_download=1&amp;canvas_qs_wrap=1">'
        '<img src="%24IMS-CC-FILEBASE%24/img/one.png"><img src="$IMS_CC_FILEBASE$web_resources/img/one.png">'
        '<img srcset="../web_resources/img/one.png 1x, gone.png 2x">'
        '<a href="$WIKI_REFERENCE$/pages/two">two</a><a href="$CANVAS_OBJECT_REFERENCE$/quizzes/Rq">quiz</a>'
        '<a href="$CANVAS_OBJECT_REFERENCE$/modules/m1">module</a><a href="$CANVAS_COURSE_REFERENCE$/modules">m</a>'
        '<a href="$CANVAS_OBJECT_REFERENCE$/assignments/none">none</a><a href="$CANVAS_COURSE_REFERENCE$/grades">g</a>'
        '<a href="mailto:a@example.org">mail</a><a href="https://example.org/?a=1&b=2">web</a><a href="#here">h</a>'
        '<a href="javascript:void(0)">j</a><a href="">empty</a><a>none</a>'
        "<a href='../topics/t.xml'>topic</a><iframe src=two.html></iframe>"
        '<div style="background: url(\'../web_resources/img/one.png\')"></div>')))
    p.items.append(p.web("p2", "Two", "wiki_content/two.html", page("2", '<a href="one.html">1</a>')))
    p.items.append(p.typed("t", "Talk", "topic", "topics/t.xml", (
        '<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1"><title>Talk inside</title>'
        '<text texttype="text/html">%s</text><attachments><attachment href="../web_resources/img/one.png"/>'
        '<attachment href="gone.pdf"/></attachments></topic>')
        % escape('<p><img src="$IMS-CC-FILEBASE$../web_resources/img/one.png"><a href="../wiki_content/one.html">1</a></p>'), 2))
    p.items.append(p.typed("q", "Quiz", "quiz", "q/assessment.xml", quiz(
        "Quiz", [question("1", "cc.essay.v0p1", '<img src="$IMS-CC-FILEBASE$/web_resources/img/one.png">See?')]), 2))
    return p


def quizzes():
    p = Package()
    p.add("media/a b.png", PNG)
    p.resource("files", "web", ["media/a b.png"])
    p.items.append(p.typed("q1", "All kinds", "quiz", "q1.xml", quiz(
        "All kinds", all_questions(), (("qmd_timelimit", "45"), ("cc_maxattempts", "unlimited")))))
    p.items.append(p.typed("q2", "Empty", "quiz", "q2.xml", quiz("Empty", [])))
    for n in range(3):
        p.typed("b%d" % n, "", "bank", "bank%d.xml" % n, bank(all_questions("b%d" % n)))
    return p


def outline():
    p = Package()
    first = p.web("p1", "Page", "p1.html", page("1", "<p>one</p>"))
    again = p.item("p1_again", "Page again", "Rp1")
    teacher = (
        "<metadata><lom:lom><lom:educational><lom:intendedEndUserRole><lom:source>IMSGLC_CC_Rolesv1p1"
        "</lom:source><lom:value>Instructor</lom:value></lom:intendedEndUserRole></lom:educational></lom:lom></metadata>"
    )
    p.web("p2", "", "p2.html", page("2", "<p>unlinked</p>"))
    p.add("key.html", page("Key", "<p>answers</p>"))
    p.resource("Rkey", "web", ["key.html"], inside=teacher)
    p.resource("0digits", "web", ["lost.html"])
    deep = p.item("leaf", "Leaf", "Rp1")
    for n in range(40):
        deep = p.item("d%d" % n, "Level %d" % n, inside=deep)
    p.items += [
        p.item("m1", "Module <1> & 'more'", inside=first + again + p.item("e", "Empty folder")),
        p.item("m2", "Teachers", inside=p.item("k", "Key", "Rkey"), metadata=teacher),
        p.item("gone", "Lost page", "0digits"),
        p.item("nowhere", "Dangling", "nothing"),
        p.item("k2", "Key for teachers", "Rp1", metadata=teacher),
        deep,
    ]
    p.add("odd.bin", b"\0\1\2")
    p.resource("odd", "imsiwb_iwbv1p0", ["odd.bin"])
    p.items.append(p.item("oddi", "Whiteboard", "odd"))
    p.items.append(p.item("m3", "", inside=p.item("nt", "", "Rp1")))
    p.typed("broken", "", "topic", "a_broken.xml", "<topic><title>cut o")
    p.resource("lostq", "quiz", ["lost/quiz.xml"], href=False)
    return p


def activities():
    p = Package(3)
    p.add("media/one.png", PNG)
    p.resource("files", "web", ["media/one.png"])
    a = '<assignment xmlns="http://www.imsglobal.org/xsd/imscc_extensions/assignment" identifier="a">%s</assignment>'
    p.items.append(p.typed("a1", "Task", "assignment", "a1/assignment.xml", a % (
        '<title>Task</title><text texttype="text/html">&lt;p&gt;Do &amp;amp; say&lt;/p&gt;</text>'
        '<instructor_text texttype="text/plain">a &lt; b &amp; c</instructor_text>'
        '<attachments><attachment href="../media/one.png" role="Learner"/></attachments>'
        '<gradable points_possible="12.5">true</gradable><submission_formats><format type="url"/></submission_formats>')))
    p.items.append(p.typed("a2", "Bare", "assignment", "a2.xml", a % (
        '<title>Bare task</title><attachments><attachment href="media/one.png" role="All"/></attachments>'
        "<submission_formats/>")))
    p.items.append(p.typed("a3", "Plain", "assignment", "a3.xml", a % (
        '<title>Plain</title><text texttype="text/plain">a and b\n  and &amp; more</text>')))
    wl = '<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><title>%s</title>%s</webLink>'
    p.items.append(p.typed("w1", "Link", "link", "w1.xml", wl % (
        "Link", '<url href="https://example.org/a b?x=1&amp;y=[2]#z" target="_iframe" windowFeatures="width=1"/>')))
    p.items.append(p.typed("w2", "No address", "link", "w2.xml", wl % ("No address", '<url href=""/>')))
    p.items.append(p.typed("t1", "Plain talk", "topic", "t1.xml", (
        '<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imsdt_v1p3"><title>Plain talk</title>'
        '<text texttype="text/plain">1 &lt; 2 &amp;amp; so on\n  indented</text></topic>')))
    p.items.append(p.typed("t2", "CDATA talk", "topic", "t2.xml", (
        '<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imsdt_v1p3"><title>CDATA talk</title>'
        '<text texttype="text/html"><![CDATA[<p>raw &amp; <code>&lt;p&gt;</code></p>]]></text></topic>')))
    lti = (
        '<cartridge_basiclti_link xmlns="http://www.imsglobal.org/xsd/imslticc_v1p0" '
        'xmlns:blti="http://www.imsglobal.org/xsd/imsbasiclti_v1p0" xmlns:lticm="http://www.imsglobal.org/xsd/imslticm_v1p0" '
        'xmlns:lticp="http://www.imsglobal.org/xsd/imslticp_v1p0"><blti:title>Tool</blti:title>%s</cartridge_basiclti_link>'
    )
    p.items.append(p.typed("l1", "Tool", "lti", "l1.xml", lti % (
        '<blti:custom><lticm:property name="a b">1</lticm:property><lticm:property name="ok">$User.id</lticm:property></blti:custom>'
        '<blti:extensions platform="canvas.instructure.com"><lticm:options name="nav"><lticm:property name="url">x</lticm:property>'
        '</lticm:options><lticm:property name="privacy_level">public</lticm:property></blti:extensions>'
        "<blti:launch_url>http://127.0.0.1/launch</blti:launch_url><blti:icon>http://example.org/i c.png</blti:icon>"
        "<blti:vendor><lticp:code>1 odd code</lticp:code></blti:vendor>")))
    p.items.append(p.typed("l2", "No tool", "lti", "l2.xml", lti % ""))
    return p


MAKERS = [names, encodings, links, quizzes, outline, activities]


def make(folder):
    """Writes them all into FOLDER; returns their paths."""
    return [maker().write(os.path.join(folder, maker.__name__ + ".imscc")) for maker in MAKERS]
