#if Training
  import MienData

  extension FaceDataset {
    /// How many faces of each class FER2013's Training has: angry, disgust, fear, happy, sad, surprise, neutral.
    static let fer2013TrainingCounts = [3995, 436, 4097, 7215, 4830, 3171, 4965]

    /// Whether the training split has FER2013's classes with FER2013's counts, as no other set will.
    var hasTrainingOfFER2013: Bool {
      guard labels == .fer2013, let training = try? indices(ofSplit: "Training") else {
        return false
      }
      return classCounts(at: training) == Self.fer2013TrainingCounts
    }

    /// How many pictures, of all splits, the class has that has fewest; at least 1.
    var rarestClassCount: Int { max(1, classCounts(at: Array(0..<count)).min() ?? 1) }

    private func classCounts(at positions: [Int]) -> [Int] {
      var counts = [Int](repeating: 0, count: labels.count)
      for position in positions where labelIndices[position] >= 0 {
        counts[Int(labelIndices[position])] += 1
      }
      return counts
    }
  }
#endif
