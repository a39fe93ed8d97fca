#!/usr/bin/python3
"""The window as it is installed, and not as it was built: its start page, a document that is named on the command
line, its preview, and settings that its own schema knows."""
import contextlib
import pathlib
import subprocess
import sys
import tempfile

from gui import App, run, wait

BUILD, CLI = pathlib.Path(sys.argv[1]).resolve().parents[2], pathlib.Path(sys.argv[2]).resolve()


@contextlib.contextmanager
def installed():
    """(folder that it is installed to, environment that finds it there)"""
    with tempfile.TemporaryDirectory(prefix='ashlar-installed-') as scratch:
        subprocess.run(['meson', 'install', '-C', BUILD, '--no-rebuild', '--destdir', scratch], check=True,
                       stdout=subprocess.DEVNULL)
        program = next(pathlib.Path(scratch).rglob('bin/ashlar'))
        root = program.parents[1]
        schemas = root / 'share/glib-2.0/schemas'
        subprocess.run(['glib-compile-schemas', '--strict', schemas], check=True)
        App.program = str(program)
        try:
            yield root, {'XDG_DATA_DIRS': '%s:/usr/share' % (root / 'share'), 'GSETTINGS_SCHEMA_DIR': str(schemas),
                         'ASHLAR_MODULE_DIR': str(next(root.rglob('ash-web.so')).parent)}
        finally:
            App.program = None


def runs_from(app, root):
    """Nothing that the process has in memory is of the folder that it was built in."""
    program = pathlib.Path('/proc/%d/exe' % app.process.pid).resolve()
    maps = pathlib.Path('/proc/%d/maps' % app.process.pid).read_text()
    assert root in program.parents, program
    assert str(BUILD) not in maps, [line for line in maps.splitlines() if str(BUILD) in line]
    return maps


def it_begins_with_the_start_page():
    with installed() as (root, env), App(env=env) as app:
        app.get('row', 'Explore the sample', timeout=60)
        runs_from(app, root)


def it_opens_what_the_command_line_names_and_shows_it():
    with installed() as (root, env), tempfile.TemporaryDirectory(prefix='ashlar-home-') as home:
        document = pathlib.Path(home) / 'taught.ashlar'
        keyfile = pathlib.Path(home) / 'config' / 'glib-2.0' / 'settings' / 'keyfile'
        subprocess.run([root / 'bin/ashlar-cli', 'sample', '-o', document], check=True, stdout=subprocess.DEVNULL)
        keyfile.parent.mkdir(parents=True)
        keyfile.write_text("[org/ashlar/Ashlar]\npreview-text-size='200'\n")
        with App(document, home=home, env={**env, 'GSETTINGS_BACKEND': 'keyfile'}) as app:
            app.get('button', 'Undo', timeout=60)
            wait('the name of the document', lambda: 'taught' in app.find('frame').get_name(), 20)
            app.key('F5')
            app.get('label', 'It cannot reach the network', timeout=60)
            app.get('label', 'Text 200 %', exact=True)
            assert str(root / 'lib') in runs_from(app, root)


run(it_begins_with_the_start_page, it_opens_what_the_command_line_names_and_shows_it)
