#!/usr/bin/env python3
"""usage: make_cartridge.py OUT MODULES PAGES QUIZZES QUESTIONS MEDIA KB   a cartridge of that size.

PAGES and QUIZZES are per module, QUESTIONS per quiz; MEDIA files of KB kilobytes each that do not
compress. The same arguments give the same bytes.
"""
import random
import sys
import zipfile

WORDS = ("the stone is cut to fit its place and laid in courses so that each joint is bridged by "
         "the stone above which carries the load to two below").split()
CC = "http://www.imsglobal.org/xsd/imsccv1p3"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Cartridge:
    def __init__(self, path):
        self.package = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self.dice = random.Random(1)
        self.resources = []
        self.media = []
        self.count = 0

    def words(self, count):
        return " ".join(self.dice.choice(WORDS) for _ in range(count))

    def add(self, path, data, compression=zipfile.ZIP_DEFLATED):
        info = zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0))
        info.compress_type = compression
        self.package.writestr(info, data)

    def resource(self, kind, path, href=True):
        self.count += 1
        name = f"R{self.count}"
        at = f' href="{path}"' if href else ""
        self.resources.append(
            f'<resource identifier="{name}" type="{kind}"{at}><file href="{path}"/></resource>')
        return name

    def item(self, resource, title):
        return (f'<item identifier="I{resource}" identifierref="{resource}">'
                f"<title>{title}</title></item>")

    def add_media(self, number, kilobytes):
        path = f"media/film{number}.mp4"
        self.add(path, self.dice.randbytes(kilobytes * 1024), zipfile.ZIP_STORED)
        self.resource("webcontent", path)
        self.media.append(path)

    def add_page(self, number):
        path = f"pages/page{number}.html"
        body = "".join(f"<h2>{self.words(4)}</h2><p>{self.words(120)}</p>" for _ in range(5))
        if self.media:
            film = self.media[number % len(self.media)]
            body += f'<p><a href="../{film}">film</a></p>'
        self.add(path, f"<html><head><title>Page {number}</title></head><body>{body}</body></html>")
        return self.item(self.resource("webcontent", path), f"Page {number}")

    def question(self, name):
        labels = "".join(
            f'<response_label ident="a{n}"><material><mattext texttype="text/plain">'
            f"{self.words(6)}</mattext></material></response_label>" for n in range(4))
        return (
            f'<item ident="{name}" title="{name}"><itemmetadata><qtimetadata><qtimetadatafield>'
            "<fieldlabel>cc_profile</fieldlabel><fieldentry>cc.multiple_choice.v0p1</fieldentry>"
            "</qtimetadatafield></qtimetadata></itemmetadata><presentation><material>"
            f'<mattext texttype="text/html">{self.words(20)}</mattext></material>'
            f'<response_lid ident="r1" rcardinality="Single"><render_choice>{labels}'
            "</render_choice></response_lid></presentation><resprocessing><outcomes>"
            '<decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>'
            '<respcondition continue="No"><conditionvar><varequal respident="r1">a1</varequal>'
            '</conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>'
            "</resprocessing></item>")

    def add_quiz(self, number, n_questions):
        path = f"quizzes/quiz{number}.xml"
        questions = "".join(self.question(f"q{number}-{n}") for n in range(n_questions))
        self.add(path, (
            f'{XML}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
            f'<assessment ident="A{number}" title="Quiz {number}"><qtimetadata><qtimetadatafield>'
            "<fieldlabel>cc_profile</fieldlabel><fieldentry>cc.exam.v0p1</fieldentry>"
            f'</qtimetadatafield></qtimetadata><section ident="root_section">{questions}</section>'
            "</assessment></questestinterop>"))
        kind = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"
        return self.item(self.resource(kind, path, href=False), f"Quiz {number}")

    def finish(self, modules):
        lom = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
        self.add("imsmanifest.xml", (
            f'{XML}<manifest identifier="bench" xmlns="{CC}/imscp_v1p1" xmlns:lomimscc="{lom}">'
            "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion>"
            "<lomimscc:lom><lomimscc:general><lomimscc:title><lomimscc:string>Synthetic"
            "</lomimscc:string></lomimscc:title></lomimscc:general></lomimscc:lom></metadata>"
            '<organizations><organization identifier="org" structure="rooted-hierarchy">'
            f'<item identifier="root">{"".join(modules)}</item></organization></organizations>'
            f'<resources>{"".join(self.resources)}</resources></manifest>'))
        self.package.close()


def main(out, n_modules, n_pages, n_quizzes, n_questions, n_media, kilobytes):
    cartridge = Cartridge(out)
    for number in range(n_media):
        cartridge.add_media(number, kilobytes)
    modules = []
    for module in range(n_modules):
        items = [cartridge.add_page(module * n_pages + n) for n in range(n_pages)]
        items += [cartridge.add_quiz(module * n_quizzes + n, n_questions)
                  for n in range(n_quizzes)]
        modules.append(f'<item identifier="M{module}"><title>Module {module}</title>'
                       f'{"".join(items)}</item>')
    cartridge.finish(modules)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:8]))
