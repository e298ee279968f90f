#if Training
  import Foundation
  import TestSupport
  import Testing

  /// The number of ranks must not change what is learned.
  @Suite(.serialized) struct EqualLossTests {
    private static let standing = ["optimizer.name=sgd", "optimizer.lr=1e-10"]

    /// 320 pictures in batches of 63: the last one has five, too few to be shared by four ranks.
    private static let settings: [[String]] = [
      // Augmentation alone.
      ["augmentation.erasing=0.5", "augmentation.contrast=0.2"],
      // Losses that are weighted over the whole batch.
      ["training.class_weights=balanced", "training.label_smoothing=0.1", "training.clip_norm=1"],
      // Pictures that are mixed with those of other ranks, and averaged weights.
      ["augmentation.mixup=0.4", "augmentation.cutmix=1", "training.averaging=0.9"],
      // Dropout and batch normalisation. What they compute must be the same; weights that move would tell
      // more of rounding, whose least digit such networks magnify in a few steps.
      ["model.name=bodapati", "training.sync_batch_norm=true"] + standing,
      ["model.name=leaky", "training.sync_batch_norm=true"] + standing,
      // Residual blocks that are left out for the same pictures, whichever rank has them.
      ["model.name=mien_small", "training.stochastic_depth=0.5", "training.sync_batch_norm=true"]
        + standing,
    ]

    @Test(arguments: settings)
    func oneTwoAndFourRanksLearnTheSame(settings: [String]) throws {
      try expectSame(settings)
    }

    /// Each rank asks the teacher about some of the pictures.
    @Test func ranksShareWhatTheTeacherSaid() throws {
      try expectSame(["distillation.from=\(try Workshop.run())", "distillation.answers=kept"])
    }

    /// Each picture has its own weights of label and teacher, whose mean is taken over the whole batch.
    @Test func ranksShareWhatUnmixedPicturesOwe() throws {
      try expectSame([
        "distillation.from=\(try Workshop.run())", "distillation.unmixed_share=0.2",
        "augmentation.cutmix=1", "augmentation.mix_probability=0.5",
        "augmentation.plain_unmixed=true", "augmentation.rotation=20",
      ])
    }

    private func expectSame(_ settings: [String]) throws {
      try withTemporaryFolder { folder in
        func arguments(_ name: String) throws -> [String] {
          [
            "train", Workshop.recipe, "--data", try Workshop.faces(), "--out", folder + name,
            "--threads", "1", "--set", "training.epochs=2", "--set", "training.batch_size=63",
          ] + settings.flatMap { ["--set", $0] }
        }
        let alone = try runMien(try arguments("/1"))
        try #require(alone.status == 0, "\(alone.errors)")
        let expected = try LossCurve(folder + "/1")
        for size in [2, 4] {
          try Job.perform(size, try arguments("/\(size)"))
          let distance = try LossCurve(folder + "/\(size)").distance(from: expected)
          #expect(distance < 1e-5, "\(size) ranks with \(settings)")
          print("\(settings): \(size) ranks differ by \(distance)")
        }
        let record = try JSON(text(folder + "/4/run.json"))
        #expect(record["ranks"].number == 4 && record["threads"].number == 1)
      }
    }

    /// Ranks that go on must all have the weights and momenta that rank 0 saved.
    @Test func numberOfRanksMayChangeOnTheWay() throws {
      try withTemporaryFolder { folder in
        func arguments(_ name: String, epochs: Int) throws -> [String] {
          [
            "train", Workshop.recipe, "--data", try Workshop.faces(), "--out", folder + name,
            "--threads", "1", "--set", "training.epochs=\(epochs)", "--set",
            "training.batch_size=64",
            "--set", "optimizer.lr=0.003",
          ]
        }
        let alone = try runMien(try arguments("/alone", epochs: 6))
        try #require(alone.status == 0, "\(alone.errors)")
        try Job.perform(3, try arguments("/parts", epochs: 4))
        try Job.perform(2, try arguments("/parts", epochs: 6) + ["--resume"])
        let (whole, parts) = (try LossCurve(folder + "/alone"), try LossCurve(folder + "/parts"))
        #expect(try parts.distance(from: whole) < 1e-3)
        // Weights of before would be far away.
        let losses = whole.rows.compactMap { $0["train_loss"] }
        #expect(losses.count == 6 && losses[0] - losses[5] > 0.1, "\(losses)")
      }
    }

    /// In bfloat16 ranks differ by its rounding.
    @Test func ranksNormaliseTogetherInBfloat16() throws {
      try withTemporaryFolder { folder in
        func arguments(_ name: String) throws -> [String] {
          [
            "train", Workshop.recipe, "--data", try Workshop.faces(), "--out", folder + name,
            "--threads", "1", "--set", "training.epochs=1", "--set", "training.batch_size=64",
          ]
            + (Self.standing + [
              "model.name=leaky", "training.sync_batch_norm=true", "training.precision=bfloat16",
            ]).flatMap { ["--set", $0] }
        }
        let alone = try runMien(try arguments("/1"))
        try #require(alone.status == 0, "\(alone.errors)")
        try Job.perform(2, try arguments("/2"))
        #expect(try LossCurve(folder + "/2").distance(from: LossCurve(folder + "/1")) < 0.02)
      }
    }
  }
#endif
