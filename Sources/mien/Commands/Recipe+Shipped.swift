#if Training && Vision
  import MienLab
  import MienVision

  extension Recipe {
    /// With the files of the classifiers that come with Mien where the recipe has their names.
    ///
    /// - Throws: `MienError` when one was left behind.
    func findingShippedClassifiers() throws -> Recipe {
      func file(_ name: String) throws -> String {
        if RunDirectory(name).holdsRun { return name }
        return try ShippedClassifier.file(named: name) ?? name
      }
      var found = self
      found.transfer.from = try file(transfer.from)
      found.distillation.from = try distillation.teachers.map(file).joined(separator: ", ")
      return found
    }
  }
#endif
