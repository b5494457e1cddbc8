#include "tools/files/file_plan.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "tools/files/unified_diff.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNoFile = "/dev/null";

[[noreturn]] void Fail(const std::string& what, const fs::path& path,
                       const std::error_code& error) {
  throw std::runtime_error("cannot " + what + " " + path.string() + ": " +
                           error.message());
}

bool Exists(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  return status.type() != fs::file_type::not_found;
}

void MakeFolderOf(const fs::path& path) {
  if (!path.has_parent_path()) return;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) Fail("make", path.parent_path(), error);
}

void Rename(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (!error) return;
  std::error_code ignored;
  fs::remove_all(from, ignored);
  Fail("write", to, error);
}

// A name in the same folder, so that renaming stays within a file system.
fs::path Beside(const fs::path& path) {
  fs::path beside = path;
  beside += ".new" + std::to_string(getpid());
  return beside;
}

void WriteInOneStep(const fs::path& path, const std::string& text) {
  MakeFolderOf(path);
  // What is linked to is rewritten, not the link.
  const fs::path target = Exists(path) ? fs::canonical(path) : path;
  const fs::path beside = Beside(target);
  try {
    spec::WriteTextFile(beside.string(), text);
  } catch (...) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw;
  }
  std::error_code ignored;
  if (Exists(target)) {
    fs::permissions(beside, fs::status(target).permissions(), ignored);
  }
  Rename(beside, target);
}

void CarryOutOne(const PlannedFile& file) {
  switch (file.action) {
    case FileAction::kKeep:
      return;
    case FileAction::kRemove: {
      std::error_code error;
      if (!fs::remove(file.path, error)) Fail("remove", file.path, error);
      return;
    }
    case FileAction::kCreate:
    case FileAction::kRewrite:
      WriteInOneStep(file.path, file.new_text);
  }
}

}  // namespace

std::string_view FileActionName(FileAction action) {
  switch (action) {
    case FileAction::kCreate:
      return "create";
    case FileAction::kRewrite:
      return "rewrite";
    case FileAction::kKeep:
      return "keep";
    case FileAction::kRemove:
      return "remove";
  }
  return "";
}

PlannedFile PlanFile(std::string path, std::string text) {
  PlannedFile file = PlanMissingFile(std::move(path), std::move(text));
  if (file.action == FileAction::kKeep && file.old_text != file.new_text) {
    file.action = FileAction::kRewrite;
  }
  return file;
}

PlannedFile PlanMissingFile(std::string path, std::string text) {
  PlannedFile file{.path = std::move(path), .new_text = std::move(text)};
  if (Exists(file.path)) {
    file.action = FileAction::kKeep;
    file.old_text = spec::ReadTextFile(file.path);
  } else {
    file.action = FileAction::kCreate;
  }
  return file;
}

PlannedFile PlanRemoval(std::string path) {
  std::string text = spec::ReadTextFile(path);
  return {.path = std::move(path),
          .action = FileAction::kRemove,
          .old_text = std::move(text)};
}

bool ChangesFiles(const FilePlan& plan) {
  return std::any_of(plan.begin(), plan.end(), [](const PlannedFile& file) {
    return file.action != FileAction::kKeep;
  });
}

std::string FormatPlan(const FilePlan& plan) {
  std::string lines;
  for (const PlannedFile& file : plan) {
    if (file.action == FileAction::kKeep) continue;
    lines += std::string(FileActionName(file.action)) + ' ' + file.path + '\n';
  }
  return lines;
}

std::string FormatPlanDiff(const FilePlan& plan) {
  std::string diff;
  for (const PlannedFile& file : plan) {
    if (file.action == FileAction::kKeep) continue;
    const bool created = file.action == FileAction::kCreate;
    const bool removed = file.action == FileAction::kRemove;
    diff += UnifiedDiff(created ? kNoFile : file.path, file.old_text,
                        removed ? kNoFile : file.path, file.new_text);
  }
  return diff;
}

void CarryOut(const FilePlan& plan) {
  for (const PlannedFile& file : plan) CarryOutOne(file);
}

void CreateDirectoryWith(const std::string& directory, const FilePlan& plan) {
  // Without a slash at the end, which would be a file of no name.
  fs::path target = fs::path(directory).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  if (Exists(target)) {
    throw std::runtime_error("there is " + directory +
                             " already; nothing was written");
  }
  MakeFolderOf(target);
  const fs::path beside = Beside(target);
  try {
    fs::create_directory(beside);
    for (const PlannedFile& file : plan) {
      const fs::path within = fs::path(file.path).lexically_relative(target);
      MakeFolderOf(beside / within);
      spec::WriteTextFile((beside / within).string(), file.new_text);
    }
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(beside, ignored);
    throw;
  }
  Rename(beside, target);
}

}  // namespace insight::tool
