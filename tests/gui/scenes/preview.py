"""What a learner sees."""
from gui import wait

from .stage import LANE, Stage, scene


@scene
def previews():
    with Stage() as app:
        app.open_sample()
        app.choose_credential('Chart choice quiz')
        app.key('F5')
        wait('the page', lambda: app.find('label', LANE + ' / ', exact=False), 30)
        app.snap('06-preview-desktop', 4)
        for name, words in (('phone', 'As on a phone'), ('tablet', 'As on a tablet'),
                            ('both', 'Computer and phone side by side')):
            app.press(words)
            app.snap('06-preview-' + name, 3)
        app.press('Show the rule')
        app.snap('06-preview-rule')
        app.key('Escape')
