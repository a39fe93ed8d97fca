"""An application that sees a disk of its own at some folder."""
import pathlib
import subprocess
import sys
import tempfile

from gui import App


def is_own_disk_possible():
    return subprocess.run(['unshare', '-rm', 'mount', '-t', 'tmpfs', '-o', 'size=16k', 'none', '/mnt'],
                          capture_output=True).returncode == 0


class OnOwnDisk(App):
    """@mount: what makes it, as words of a shell; the folder is $0 there."""

    def __init__(self, mount, folder, **how):
        script = pathlib.Path(tempfile.mkdtemp(prefix='ashlar-disk-')) / 'run'
        script.write_text('#!/bin/sh\nexec unshare -rm sh -c \'%s && exec "$@"\' "%s" "%s" "$@"\n'
                          % (mount, folder, sys.argv[1]))
        script.chmod(0o700)
        self.program = str(script)
        super().__init__(**how)
