import MienCore

extension FaceDataset {
  /// Writes the data set in the form that the path's ending asks for: `.csv`, `.csv.gz`, `.csv.xz`
  /// as FER2013 csv, `.safetensors` as pack, a name without an ending as a folder of class folders
  /// with PNG files; see ``DatasetFormat/init(writingTo:)``.
  ///
  /// A pack keeps everything. A csv knows grey square pictures, the seven labels of FER2013 and no
  /// others. A folder keeps labels and splits; opened again, its pictures come by split and class.
  /// What is written appears whole or not at all.
  ///
  /// - Parameter progress: Receives the part that is done, 0 to 1.
  /// - Throws: `MienError.usage` when the ending stands for no form or the form cannot hold the data
  ///   set, `MienError` when the disk refuses.
  public func write(to path: String, progress: @Sendable (Double) -> Void = { _ in }) throws {
    switch try DatasetFormat(writingTo: path) {
    case .pack: try writePack(to: path)
    case .csv: try writeCsv(to: path, progress: progress)
    case .folder: try writeFolder(to: path, progress: progress)
    }
    progress(1)
  }
}
