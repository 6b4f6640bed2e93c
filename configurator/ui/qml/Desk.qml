// A desk's window: sign in, then the staff desk or the production board.
import QtQuick
import QtQuick.Window
import Kit
import Desks

Window {
    id: window

    required property var desk
    required property string kind

    onActiveFocusItemChanged: desk.stillHere()
    width: 1600
    height: 1000
    visible: true
    color: Tokens.paper
    title: kind === "staff" ? qsTr("Staff") : qsTr("Production")

    LayoutMirroring.enabled: desk.language === "he"
    LayoutMirroring.childrenInherit: true

    Binding { target: Tokens; property: "rightToLeft"; value: window.desk.language === "he" }
    Binding { target: Tokens; property: "screen"; value: Qt.size(window.width, window.height) }
    Binding { target: Tokens; property: "family"; value: window.kind === "staff" ? "shoe" : "patch" }
    Binding { target: Tokens; property: "textScale"; value: window.desk.textScale }
    Binding { target: Tokens; property: "theme"; value: window.desk.theme }
    Binding { target: Icons; property: "drawings"; value: window.desk.icons }

    SignIn {
        anchors.fill: parent
        visible: window.desk.who === ""
        focus: visible
        title: window.title
        people: window.desk.people
        trouble: window.desk.trouble
        first: window.desk.first
        language: window.desk.language
        textScale: window.desk.textScale
        theme: window.desk.theme
        onLanguageAsked: window.desk.otherLanguage()
        onStood: (textScale, theme) => window.desk.stand(textScale, theme)
        onBegun: (name, pin) => window.desk.begin(name, pin)
        onEntered: (id, pin) => window.desk.signIn(id, pin)
    }
    Loader {
        id: room
        anchors.fill: parent
        active: window.desk.who !== ""
        focus: active
        readonly property string file: window.kind === "staff" ? "Desks/StaffDesk.qml" : "Desks/ProductionDesk.qml"
        onActiveChanged: show()
        Component.onCompleted: show()
        function show() {
            if (active)
                setSource(file, window.kind === "staff" ? { "room": window.desk } : { "board": window.desk })
        }
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.NoButton
        hoverEnabled: true
        onPositionChanged: window.desk.stillHere()
        z: -1
    }
}
