// The drawings of the icons, handed over once by the app from assets/icons.
pragma Singleton
import QtQuick

QtObject {
    property var drawings: ({})
}
