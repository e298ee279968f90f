/// Which pictures a network learns from and is chosen by, and in what form it gets them.
public struct DataRecipe: Codable, Equatable, Sendable {
  public enum Color: String, Codable, CaseIterable, Sendable {
    /// As the data set has them.
    case auto
    case grey
    /// Grey pictures are repeated in three channels.
    case rgb
  }

  /// What is done to pixels of 0 to 1: `(x - mean) / std` with one of these pairs.
  public enum Scaling: String, Codable, CaseIterable, Sendable {
    /// Mean and standard deviation of the training pictures, channel by channel.
    case dataset
    /// Pixels stay from 0 to 1.
    case unit
    /// From -1 to 1.
    case half
    /// The means and deviations of ImageNet, which pretrained networks of torchvision expect.
    case imagenet
  }

  public enum Sampling: String, Codable, CaseIterable, Sendable {
    /// Every picture once an epoch.
    case all
    /// As many pictures an epoch, drawn so that every class comes equally often.
    case balanced
  }

  /// How votes of several people become a target (Barsoum et al. 2016).
  public enum VoteRule: String, Codable, CaseIterable, Sendable {
    /// The class that more than half voted for; pictures without one are left out.
    case majority
    /// A class drawn anew each epoch with the probability of its votes.
    case probability
    /// The distribution of the votes itself.
    case crossentropy
  }

  /// The split to learn from; `auto` takes the one named Training or train.
  public var train = "auto"
  /// The split to choose by; `auto` takes PublicTest or validation, and where there is neither, holds back
  /// ``validationFraction`` of the training split.
  public var validation = "auto"
  /// The share of each class that is held back when there is no validation split, 0.001 to 0.5; with
  /// ``testFraction``, of what the test split leaves.
  public var validationFraction = 0.1
  /// The share of each class that becomes a new split `test`; what is left is divided anew into `Training` and
  /// `validation`, whatever splits there were. 0 keeps the data set's own splits.
  public var testFraction = 0.0
  /// Starts the choice of pictures, of splits and of what is held back; apart from `seed`, so that repeated runs share their splits.
  public var splitSeed: UInt64 = 1
  /// The classes to keep, in the order to number them: `happy, sad, neutral`. Empty keeps all.
  public var classes = ""
  /// At most so many pictures of each class, drawn at random; 0 keeps all. With ``testFraction`` it counts all
  /// pictures of a class, without it those of the training split alone.
  public var imagesPerClass = 0
  /// At most so many pictures in all, with each class's share kept; 0 keeps all. Counts as
  /// ``imagesPerClass`` does.
  public var limit = 0
  /// Pixels a side that pictures are resized to; 0 leaves them as they are.
  public var size = 0
  public var color = Color.auto
  public var scaling = Scaling.dataset
  public var sampling = Sampling.all
  /// Classes of the training split with fewer pictures are repeated up to so many an epoch, each copy with an
  /// augmentation of its own; 0 repeats none.
  public var minimumPerClass = 0
  /// A list of pictures to leave out, written by `mien data clean`. Empty leaves none out.
  public var clean = ""
  /// The votes of FER+ (`fer2013new.csv`), which take the place of FER2013's labels. Empty keeps the labels.
  public var votes = ""
  public var voteRule = VoteRule.majority

  /// ``classes`` as words.
  public var classNames: [String] { words(classes) }

  enum CodingKeys: String, CodingKey {
    case train, validation, classes, limit, size, color, scaling, sampling, clean, votes
    case validationFraction = "validation_fraction"
    case testFraction = "test_fraction"
    case splitSeed = "split_seed"
    case imagesPerClass = "images_per_class"
    case minimumPerClass = "minimum_per_class"
    case voteRule = "vote_rule"
  }
}

/// The words between commas, without the spaces around them.
func words(_ list: String) -> [String] {
  list.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }
    .map { String($0.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
}
