#if Training
  import MienData
  import MienModels
  import Torch

  extension Network {
    /// A digest of all its tensors and their names; reads them all.
    var fingerprint: String {
      var print = Fingerprint()
      for (name, tensor) in namedState {
        Array("\(name) \(tensor.shape)\n".utf8).withUnsafeBytes { print.update($0) }
        tensor.bytes().withUnsafeBytes { print.update($0) }
      }
      return print.digits
    }
  }
#endif
