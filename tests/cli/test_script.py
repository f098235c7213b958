import subprocess
import sys


def test_a_script_without_a_main_guard_can_import_photos(photo_folder, tmp_path):
    script = tmp_path / "mine.py"
    script.write_text(
        "import sys\n"
        "from stylist.library import Library\n"
        "with Library.open(sys.argv[1]) as library:\n"
        "    *_, last = library.import_photos([sys.argv[2]], workers=1)\n"
        "print(last.result.imported)\n"
    )
    command = [sys.executable, str(script), str(tmp_path / "library"), str(photo_folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
