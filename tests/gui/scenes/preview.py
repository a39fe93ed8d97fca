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
        app.click(app.get('button', 'Dark', exact=True))
        app.snap('06-preview-both-dark', 2)
        app.press('As on a phone')
        app.snap('06-preview-phone-dark', 3)
        app.click(app.get('button', 'Dark', exact=True))
        app.click(app.named('Size of the text'))
        app.snap('06-preview-sizes')
        app.key('Down', 'Down', 'Return')
        app.snap('06-preview-phone-200', 3)
        app.press('As on a computer')
        app.click(app.get('button', 'Show the rule'))
        app.snap('06-preview-rule')
        app.key('Escape')


@scene
def trial_narrow():
    """Who the learner is and how it is earned, behind signs where there is no room for words."""
    with Stage() as app:
        app.open_sample()
        app.choose_credential('Chart choice quiz')
        app.resize(360)
        app.key('F5')
        app.click(app.named('Try as a learner'))
        app.snap('06-trial-who-narrow', 2)
        app.key('Escape')
        app.click(app.named('Show the rule'))
        app.snap('06-trial-rule-narrow', 2)


@scene
def as_on_a_system():
    """What the system that it will be taught in does with the page on show."""
    with Stage() as app:
        app.open_sample()
        app.choose_credential('Chart choice quiz')
        app.key('F5')
        wait('the page', lambda: app.find('label', LANE + ' / ', exact=False), 30)
        app.click(app.get('combo box', 'As on the system', exact=False))
        app.key('Down', 'Down', 'Return')
        app.snap('06-preview-as-on-moodle', 3)
        app.click(app.get('button', 'Dark', exact=True))
        app.resize(360)
        app.snap('06-preview-as-on-moodle-narrow', 3)
