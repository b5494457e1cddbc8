#!/bin/bash
# Gives .ci/affected a repository with changes and a Bazel, and sees what it asks.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${TEST_TMPDIR:=$(mktemp -d)}"
work=$TEST_TMPDIR/workspace asked=$TEST_TMPDIR/asked
export HOME=$TEST_TMPDIR GIT_CONFIG_NOSYSTEM=1
failures=0

in_work() { git -C "$work" -c user.name=a -c user.email=a@b "$@"; }

# A Bazel that keeps the expression it is asked for, knows who loads defs.bzl, and
# finds a test in //z for all else.
mkdir -p "$work"/{.ci,tools,a/b,docs}
cp -L "$here/affected" "$work/.ci/affected"
cat > "$work/tools/bazelw" <<END
#!/bin/bash
for word in "\$@"; do
  case \$word in
    rbuildfiles*defs.bzl*) echo //a/b:BUILD; exit 0 ;;
    rbuildfiles*) exit 0 ;;
    --query_file=*) cat "\${word#*=}" > "$asked" ;;
  esac
done
echo z; echo z/y
exit 3
END
chmod +x "$work/tools/bazelw"
touch "$work"/{BUILD,root.txt,a/BUILD,a/x.cc,a/b/BUILD,a/b/y.txt,a/defs.bzl,a/setup.bzl,WORKSPACE,docs/page.md}
in_work init -q -b main
in_work add -A
in_work commit -qm "Begin"
in_work branch base

# After COMMAND, the program gives OUTPUT; and it has asked for what WORDS reach.
gives() {  # NAME OUTPUT WORDS COMMAND...
  local name=$1 want=$2 words=$3 output got status=0
  shift 3
  rm -f "$asked"
  (cd "$work" && eval "$*")
  output=$("$work/.ci/affected" base 2> /dev/null) || status=$?
  got=$(sed -n 's/^"\(.*\)"$/\1/p' "$asked" 2> /dev/null | paste -sd' ')
  if [[ $status == 0 && $output == "$want" && $got == "$words" ]]; then
    echo "ok: $name"
  else
    echo "FAILED: $name: status $status, output \"$output\", asked for \"$got\""
    failures=$((failures + 1))
  fi
  in_work checkout -q -f -B main base && in_work clean -qfd
}
found=$'//z/y:all\n//z:all'

gives "no change" "" "" true
gives "a source" "$found" "//a:x.cc" "echo 1 > a/x.cc"
gives "a source in a folder of its package" "$found" "//a/b:c/new file.txt" "mkdir a/b/c && echo 1 > 'a/b/c/new file.txt'"
gives "a source of the root" "$found" "//:root.txt" "echo 1 > root.txt"
gives "a source that is gone" "$found" "//a/b:*" "rm a/b/y.txt"
gives "a BUILD file" "$found" "//a:*" "echo 1 > a/BUILD"
gives "the root's BUILD file" "$found" "//:*" "echo 1 > BUILD"
gives "a .bzl file that packages load" "$found" "//a/b:*" "echo 1 > a/defs.bzl"
gives "a .bzl file that only WORKSPACE loads" "//..." "" "echo 1 > a/setup.bzl"
gives "a .bzl file that is gone" "//..." "" "rm a/defs.bzl"
gives "WORKSPACE" "//..." "" "echo 1 > WORKSPACE"
gives "an outside library's BUILD file" "//..." "" "echo 1 > a/zlib.BUILD"
gives "a commit" "$found" "//a:x.cc" "echo 1 > a/x.cc; git -c user.name=a -c user.email=a@b commit -qam 1"
gives "the other side's change" "" "" "git checkout -q base; echo 1 > a/x.cc; git -c user.name=a -c user.email=a@b commit -qam 1; git checkout -q main"

in_work branch -D -q base
gives_nothing=$("$work/.ci/affected" base 2> /dev/null)
if [[ $? == 0 && -z $gives_nothing ]]; then
  echo "ok: no such revision"
else
  echo "FAILED: no such revision gives \"$gives_nothing\""
  failures=$((failures + 1))
fi

echo "$failures failed"
((failures == 0))
