// bench LAUNCHER REFERENCE PLUGIN [--json] [--rounds N]
//
// Measures the compression plugin against a bare program that reads and writes
// the same JSON, and against the C libraries called directly.  Machines differ
// and are noisy: what counts are the ratios, of medians, of runs that
// alternate.

#include <libdeflate.h>
#include <zlib.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/figures.h"
#include "tests/bench/inputs.h"
#include "tests/bench/measurement.h"

namespace insight::bench {
namespace {

constexpr double kKibPerMib = 1024;
constexpr std::size_t kTextSize = std::size_t{16} << 20;
constexpr int kBombRounds = 5;

struct Options {
  std::string launcher;
  std::string reference;
  std::string plugin;
  bool json = false;
  int rounds = 15;  // Of the slow ones; the quick ones are run more often.
};

Options ReadOptions(int argc, char** argv) {
  Options options;
  std::vector<std::string> programs;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--json") {
      options.json = true;
    } else if (argument == "--rounds" && i + 1 < argc) {
      options.rounds = std::stoi(argv[++i]);
    } else {
      programs.emplace_back(argument);
    }
  }
  if (programs.size() != 3 || options.rounds < 1) {
    throw std::runtime_error(
        "usage: bench LAUNCHER REFERENCE PLUGIN [--json] [--rounds N]");
  }
  options.launcher = programs[0];
  options.reference = programs[1];
  options.plugin = programs[2];
  return options;
}

std::size_t ZlibLevel9(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  std::vector<Bytef> result(deflateBound(&stream, text.size()));
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = text.size();
  stream.next_out = result.data();
  stream.avail_out = result.size();
  deflate(&stream, Z_FINISH);
  const std::size_t size = stream.total_out;
  deflateEnd(&stream);
  return size;
}

// At the level that the plugin uses (its util/deflate.h).
std::size_t LibdeflateLevel7(std::string_view text) {
  libdeflate_compressor* const compressor = libdeflate_alloc_compressor(7);
  std::vector<char> result(
      libdeflate_gzip_compress_bound(compressor, text.size()));
  const std::size_t size = libdeflate_gzip_compress(
      compressor, text.data(), text.size(), result.data(), result.size());
  libdeflate_free_compressor(compressor);
  return size;
}

class Bench {
 public:
  explicit Bench(Options options)
      : options_(std::move(options)), timer_(options_.launcher) {}

  std::vector<Figure> Measure() && {
    MeasureColdStart();
    MeasureGzip();
    MeasureBomb("gzip", GzipBomb());
    MeasureBomb("bzip2", Bzip2Bomb());
    MeasureBomb("xz", XzBomb());
    return std::move(figures_);
  }

 private:
  Run Plugin(std::string_view message, std::string_view expected) {
    Run run = timer_.Measure(options_.plugin, "run", message);
    if (run.stdout_text.find(expected) == std::string::npos) {
      throw std::runtime_error("the plugin answered: " +
                               run.stdout_text.substr(0, 500));
    }
    return run;
  }

  void MeasureColdStart() {
    const std::string message = GzipMessage("hello world");
    std::vector<Milliseconds> reference, plugin;
    std::vector<long> reference_memory, plugin_memory;
    for (int i = 0; i < options_.rounds * 20; ++i) {
      const Run bare = timer_.Measure(options_.reference, "run", message);
      const Run full = Plugin(message, R"("status": "ok")");
      reference.push_back(bare.time);
      plugin.push_back(full.time);
      reference_memory.push_back(bare.peak_memory_kib);
      plugin_memory.push_back(full.peak_memory_kib);
    }
    const double bare = Median(reference).count();
    const double full = Median(plugin).count();
    figures_.push_back({"cold start, bare program", bare, "ms"});
    figures_.push_back({"cold start, plugin", full, "ms"});
    figures_.push_back(
        {"cold start, plugin / bare program", full / bare, "", 2.0});
    figures_.push_back({"peak memory, bare program",
                        Median(reference_memory) / kKibPerMib, "MiB"});
    figures_.push_back({"peak memory, plugin",
                        Median(plugin_memory) / kKibPerMib, "MiB", 6.0});
  }

  void MeasureGzip() {
    const std::string text = LogText(kTextSize);
    const std::string message = GzipMessage(text);
    std::vector<Milliseconds> zlib, libdeflate, reference, plugin;
    std::vector<long> memory;
    std::size_t zlib_size = 0;
    std::size_t libdeflate_size = 0;
    for (int i = 0; i < options_.rounds; ++i) {
      zlib.push_back(TimeOf([&] { zlib_size = ZlibLevel9(text); }));
      libdeflate.push_back(
          TimeOf([&] { libdeflate_size = LibdeflateLevel7(text); }));
      reference.push_back(
          timer_.Measure(options_.reference, "run", message).time);
      const Run run = Plugin(message, R"("status": "ok")");
      plugin.push_back(run.time);
      memory.push_back(run.peak_memory_kib);
    }
    const double direct = Median(zlib).count();
    figures_.push_back({"gzip 16 MiB, zlib -9 called directly", direct, "ms"});
    figures_.push_back({"gzip 16 MiB, libdeflate called directly",
                        Median(libdeflate).count(), "ms"});
    figures_.push_back({"gzip 16 MiB, bare program that only passes it on",
                        Median(reference).count(), "ms"});
    figures_.push_back({"gzip 16 MiB, plugin", Median(plugin).count(), "ms"});
    figures_.push_back({"gzip 16 MiB, plugin / zlib -9",
                        Median(plugin).count() / direct, "", 0.6});
    figures_.push_back({"gzip 16 MiB, size, libdeflate / zlib -9",
                        static_cast<double>(libdeflate_size) / zlib_size, "",
                        1.0});
    figures_.push_back({"gzip 16 MiB, peak memory / message",
                        Median(memory) * kKibPerMib / message.size(), "", 4.0});
  }

  void MeasureBomb(const std::string& format, const std::string& bomb) {
    const std::string message = DecompressMessage(bomb);
    std::vector<Milliseconds> times;
    std::vector<long> memory;
    for (int i = 0; i < kBombRounds; ++i) {
      const Run run = Plugin(message, "Compression ratio exceeded.");
      times.push_back(run.time);
      memory.push_back(run.peak_memory_kib);
    }
    const std::string name = format + " bomb of 10 GiB refused, ";
    figures_.push_back({name + "time", Median(times).count(), "ms", 1000});
    figures_.push_back(
        {name + "peak memory", Median(memory) / kKibPerMib, "MiB", 64});
  }

  Options options_;
  ProgramTimer timer_;
  std::vector<Figure> figures_;
};

int Main(int argc, char** argv) {
  const Options options = ReadOptions(argc, argv);
  const std::vector<Figure> figures = Bench(options).Measure();
  const std::string text = options.json ? ToJson(figures) : Table(figures);
  std::fputs(text.c_str(), stdout);
  return 0;
}

}  // namespace
}  // namespace insight::bench

int main(int argc, char** argv) {
  try {
    return insight::bench::Main(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
